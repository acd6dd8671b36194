/**
 * NumPy's own file formats, read and written by hand: NPY (one array) and NPZ (a ZIP of NPY members, and of others such as
 * {@code meta.json}).
 *
 * <p>Files come from anywhere. A reader therefore believes no number in them before it has checked it against the size
 * of the file; it allocates nothing that the file could not fill; and it unpickles nothing. Whatever is wrong becomes
 * a {@link dev.rondo.setting.Refusal} that names file and member.
 *
 * <p>Reference: numpy.lib.format, "A simple format for saving numpy arrays to disk with the information about them",
 * versions 1.0, 2.0 and 3.0.
 */
@NullMarked
package dev.rondo.file.numpy;

import org.jspecify.annotations.NullMarked;
