@NullMarked
package org.utmost.notifications.realtime;

import org.jspecify.annotations.NullMarked;
