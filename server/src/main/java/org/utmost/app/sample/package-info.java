/** A believable team, for looking at a living server. */
@NullMarked
package org.utmost.app.sample;

import org.jspecify.annotations.NullMarked;
