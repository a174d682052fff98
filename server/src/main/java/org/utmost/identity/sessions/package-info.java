@NullMarked
package org.utmost.identity.sessions;

import org.jspecify.annotations.NullMarked;
