@NullMarked
package org.utmost.platform.events;

import org.jspecify.annotations.NullMarked;
