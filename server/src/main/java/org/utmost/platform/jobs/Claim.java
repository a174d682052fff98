package org.utmost.platform.jobs;

import java.util.Map;

/**
 * A job that this node has taken. Owner and tries together are its lease: whoever takes the job later has others, and what
 * is written under these changes nothing any more.
 *
 * @param tries how often it was begun, this time included
 * @param canceled whether it had been cancelled while another node ran it, which died
 */
record Claim(
        String id, String type, String owner, int tries, boolean canceled, String payload, Map<String, String> data) {}
