/** The floor of who is told of what. */
@NullMarked
package org.utmost.notifications;

import org.jspecify.annotations.NullMarked;
