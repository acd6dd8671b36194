/**
 * Where the words of a command go, for all commands: results to standard output, everything else to standard error, as
 * text for people, as JSON, or as events for another program. Tables, progress, colour, figures' files, the user's request
 * to end early, and the wording of refusals of what a user gave. A command meets all of it through
 * {@link dev.rondo.cli.console.Console}.
 */
@NullMarked
package dev.rondo.cli.console;

import org.jspecify.annotations.NullMarked;
