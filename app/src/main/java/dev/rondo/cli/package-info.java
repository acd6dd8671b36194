/**
 * The command line. {@link dev.rondo.cli.Main} runs a command and gives its exit code; {@code CommandList} names the
 * commands, one line each. Here are the grammar and the front page, and the commands that are about the commands
 * themselves: help, completion, schema, serve, cite. The others stand in a sub-package for each subject, and know only
 * {@link dev.rondo.cli.console.Console} of what runs them.
 *
 * <p>Every command is one class that reads its options, calls the library and hands what it found to
 * {@link dev.rondo.cli.console.Output}. No science lives here, and nothing heavy is loaded before a command needs it:
 * {@code rondo --help} is answered without linear algebra and without JSON.
 */
@NullMarked
package dev.rondo.cli;

import org.jspecify.annotations.NullMarked;
