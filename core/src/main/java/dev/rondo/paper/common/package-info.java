/**
 * Tools that the figures of several papers share: trained networks and their store, stimuli, spontaneous activity.
 */
@NullMarked
package dev.rondo.paper.common;

import org.jspecify.annotations.NullMarked;
