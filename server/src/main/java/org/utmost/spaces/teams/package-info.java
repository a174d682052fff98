@Neighbours("schemes")
@NullMarked
package org.utmost.spaces.teams;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
