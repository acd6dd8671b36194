/**
 * What a user hands in and gets back.
 *
 * <p>In: a {@link dev.rondo.study.Study}, written in YAML and read by {@link dev.rondo.study.settings.Settings}; networks,
 * matrices and arrays of other programs ({@link dev.rondo.study.NetworkFile}, {@link dev.rondo.study.MatrixFile}, {@link
 * dev.rondo.study.NetworkImport}). Out: networks and trajectories ({@link dev.rondo.study.TrajectoryFile}), results as JSON
 * ({@link dev.rondo.study.Envelope}, {@link dev.rondo.study.ResultJson}) beside the {@link dev.rondo.study.Environment} they
 * were computed in, and run folders ({@link dev.rondo.study.RunFolder}).
 *
 * <p>Three rules hold for all of it: what comes in is not trusted, and what is wrong with it is said in a {@link
 * dev.rondo.setting.Refusal}; what goes out is complete or not there; equal things are written as equal bytes.
 *
 * <p>Below: {@code settings} (records to and from YAML), {@code numpy} (NPY and NPZ), {@code files} (whole or not at all).
 */
@NullMarked
package dev.rondo.study;

import org.jspecify.annotations.NullMarked;
