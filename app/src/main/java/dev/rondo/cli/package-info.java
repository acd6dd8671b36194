/**
 * The command line. {@link dev.rondo.cli.Main} runs a command and gives its exit code; {@link dev.rondo.cli.CommandList}
 * names the commands, one line each; every command is one class that reads its options, calls the library and hands what
 * it found to {@link dev.rondo.cli.Output}: results to standard output, everything else to standard error.
 *
 * <p>No science lives here, and nothing heavy is loaded before a command needs it: {@code rondo --help} is answered
 * without linear algebra and without JSON.
 */
@NullMarked
package dev.rondo.cli;

import org.jspecify.annotations.NullMarked;
