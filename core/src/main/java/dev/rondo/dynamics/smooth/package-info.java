/**
 * Smooth flows and maps with their variational equations: tangents carried along an orbit, derivatives by a
 * parameter.
 */
@NullMarked
package dev.rondo.dynamics.smooth;

import org.jspecify.annotations.NullMarked;
