/** HDF5 details that the library does not cover: the length that a file must have, and values of MATLAB within it. */
@NullMarked
package dev.rondo.file.hdf5;

import org.jspecify.annotations.NullMarked;
