/**
 * Common form of settings and refusals: a setting is declared once, with its meaning, unit and bounds, for file,
 * schema and command line alike; a refusal says the rule, the values and what to do.
 */
@NullMarked
package dev.rondo.setting;

import org.jspecify.annotations.NullMarked;
