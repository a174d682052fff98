/** Trying out where files lie. */
@Neighbours("config")
@NullMarked
package org.utmost.administration.storage;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
