/**
 * Arrays that a study brings in files: recorded rates, trials made elsewhere, signals. A file is read once, held, and known
 * by the SHA-256 of its content; how a format is read is the business of {@link dev.rondo.task.data.ArrayFormat}s, found
 * by {@link java.util.ServiceLoader}.
 */
@NullMarked
package dev.rondo.task.data;

import org.jspecify.annotations.NullMarked;
