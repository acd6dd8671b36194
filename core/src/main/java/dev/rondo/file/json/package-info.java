/** JSON as text: read strictly, written in one form. */
@NullMarked
package dev.rondo.file.json;

import org.jspecify.annotations.NullMarked;
