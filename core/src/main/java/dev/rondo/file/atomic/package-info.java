/**
 * Files and folders that are either complete or not there: written under another name, then renamed. What goes wrong
 * with a disk is said in one place.
 */
@NullMarked
package dev.rondo.file.atomic;

import org.jspecify.annotations.NullMarked;
