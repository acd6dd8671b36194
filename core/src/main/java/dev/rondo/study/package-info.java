/**
 * What a user hands in and gets back: studies in YAML with their schema, network and trajectory files, run folders.
 */
@NullMarked
package dev.rondo.study;

import org.jspecify.annotations.NullMarked;
