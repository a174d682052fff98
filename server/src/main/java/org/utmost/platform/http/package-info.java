@NullMarked
package org.utmost.platform.http;

import org.jspecify.annotations.NullMarked;
