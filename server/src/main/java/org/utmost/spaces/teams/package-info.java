@NullMarked
package org.utmost.spaces.teams;

import org.jspecify.annotations.NullMarked;
