/** Commands on papers: make their figures again with the verdicts of their claims, and draw one of the figures anew. */
@NullMarked
package dev.rondo.cli.paper;

import org.jspecify.annotations.NullMarked;
