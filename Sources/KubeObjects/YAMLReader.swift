import CYaml

/// Reads YAML files of one or more documents as `kubectl` does, with the place of every node. JSON is accepted too.
///
/// Empty documents are left out. Keys that are written twice in one object are refused unless asked otherwise.
public enum YAMLReader {
    /// What to do with keys that are written more than once in one object.
    public enum DuplicateKeys: Sendable {
        /// The file is refused, with both places.
        case refused
        /// The last one counts, and ``Document/duplicates`` lists them.
        case reported
    }

    /// The documents of a text.
    public static func documents(
        _ text: String, file: String, duplicateKeys: DuplicateKeys = .refused
    ) throws(ReadError) -> [Document] {
        try documents(bytes: Array(text.utf8), file: file, duplicateKeys: duplicateKeys)
    }

    /// The documents of a file's bytes: UTF-8, or UTF-16 with a byte order mark.
    public static func documents(
        bytes: [UInt8], file: String, duplicateKeys: DuplicateKeys = .refused
    ) throws(ReadError) -> [Document] {
        try documents(bytes: bytes, file: file, duplicateKeys: duplicateKeys, onlyFirst: false)
    }

    /// The first document of a text, `nil` where it is empty; whatever follows it is not looked at.
    public static func firstDocument(
        bytes: [UInt8], file: String, duplicateKeys: DuplicateKeys = .refused
    ) throws(ReadError) -> Document? {
        try documents(bytes: bytes, file: file, duplicateKeys: duplicateKeys, onlyFirst: true).first
    }

    private static func documents(
        bytes: [UInt8], file: String, duplicateKeys: DuplicateKeys, onlyFirst: Bool
    ) throws(ReadError) -> [Document] {
        guard bytes.count <= ReadLimit.bytes else {
            throw ReadError(
                position: SourcePosition(file: file, line: 1, column: 1),
                message: "the file has \(bytes.count) bytes; files up to \(ReadLimit.bytes) bytes are read, split it")
        }
        let bytes = try UTF16Text.converted(bytes, file: file)
        guard let first = bytes.first(where: { !isSpace($0) }), first == UInt8(ascii: "{") else {
            return try read(bytes, file: file, duplicateKeys: duplicateKeys, onlyFirst: onlyFirst)
        }
        // What begins with a brace is JSON, unless it turns out to be YAML in braces.
        let json: ReadError
        do throws(ReadError) {
            let documents = try JSONReader.documents(bytes: bytes, file: file)
            try refuseDuplicates(in: documents, duplicateKeys)
            return documents
        } catch {
            if error.message.hasPrefix(duplicatePrefix) { throw error }
            json = error
        }
        do throws(ReadError) {
            return try read(bytes, file: file, duplicateKeys: duplicateKeys, onlyFirst: onlyFirst)
        } catch {
            // The reader that got further understood more of the text.
            let (a, b) = (json.position, error.position)
            guard file.hasSuffix(".json") || (a.line, a.column) > (b.line, b.column) else { throw error }
            throw ReadError(position: a, message: json.message, libraryMessage: error.libraryMessage)
        }
    }

    /// The error with what Kubernetes' library says, which reads a document to its end before it looks at values.
    private static func withSyntax(
        _ error: ReadError, _ parser: inout yaml_parser_t, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> ReadError {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else {
                let words = YAMLProblem(parser, bytes: bytes, file: error.position.file).error.libraryMessage
                return ReadError(position: error.position, message: error.message, libraryMessage: words)
            }
            let type = event.type
            yaml_event_delete(&event)
            if type == YAML_DOCUMENT_END_EVENT || type == YAML_STREAM_END_EVENT || type == YAML_NO_EVENT {
                return error
            }
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        // The bytes of a byte order mark count as space here.
        [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(byte)
    }

    static let duplicatePrefix = "the key "

    static func duplicateMessage(_ path: FieldPath, first: SourcePosition) -> String {
        "\(duplicatePrefix)\"\(path.lastKey?.text ?? "")\" is written twice in one object, first at "
            + "\(first.line):\(first.column); keep one of the two"
    }

    private static func refuseDuplicates(in documents: [Document], _ policy: DuplicateKeys) throws(ReadError) {
        guard policy == .refused, let duplicate = documents.lazy.flatMap(\.duplicates).first else { return }
        throw ReadError(
            position: duplicate.position, message: duplicateMessage(duplicate.path, first: duplicate.first))
    }

    private static func read(
        _ bytes: [UInt8], file: String, duplicateKeys: DuplicateKeys, onlyFirst: Bool
    ) throws(ReadError) -> [Document] {
        try bytes.withUnsafeBufferPointer { buffer throws(ReadError) in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else {
                throw ReadError(
                    position: SourcePosition(file: file, line: 1, column: 1),
                    message: "there is not enough memory to read this file")
            }
            defer { yaml_parser_delete(&parser) }
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            var builder = YAMLBuilder(file: file, duplicateKeys: duplicateKeys)
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else {
                    throw YAMLProblem(parser, bytes: buffer, file: file).error
                }
                defer { yaml_event_delete(&event) }
                if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return builder.documents }
                do throws(ReadError) {
                    try builder.take(event)
                } catch {
                    throw error.libraryMessage == nil ? withSyntax(error, &parser, buffer) : error
                }
                if onlyFirst, event.type == YAML_DOCUMENT_END_EVENT { return builder.documents }
            }
        }
    }
}
