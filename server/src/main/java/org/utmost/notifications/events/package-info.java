/** What clients are told of each noun's events. */
@Neighbours("realtime")
@NullMarked
package org.utmost.notifications.events;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
