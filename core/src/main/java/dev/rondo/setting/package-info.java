/**
 * How a setting is declared: once, with its meaning, unit and bounds, for file, schema and command line alike.
 */
@NullMarked
package dev.rondo.setting;

import org.jspecify.annotations.NullMarked;
