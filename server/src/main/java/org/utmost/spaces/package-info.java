/** The floor of places: teams, channels, who is in them. */
@NullMarked
package org.utmost.spaces;

import org.jspecify.annotations.NullMarked;
