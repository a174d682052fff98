package org.utmost.messages.files;

import java.util.List;

/**
 * What UploadFile answers.
 *
 * @param clientIds the client's own ids of the files, in their order; empty if it gave none
 */
record SentFiles(List<FileInfo> fileInfos, List<String> clientIds) {}
