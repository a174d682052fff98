/** Trying out mail. */
@Neighbours("config")
@NullMarked
package org.utmost.administration.email;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
