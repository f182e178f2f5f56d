import CYaml

/// Says what libyaml stumbled over in words that help, and what to do about it.
struct YAMLProblem {
    let error: ReadError

    init(_ parser: yaml_parser_t, bytes: UnsafeBufferPointer<UInt8>, file: String) {
        let problem = parser.problem.map { String(cString: $0) } ?? "this cannot be read"
        if parser.error == YAML_READER_ERROR {
            var marker = TextMarker()
            let mark = marker.mark(at: parser.problem_offset, in: bytes)
            let message = problem.contains("UTF-8") ? UTF8Check.message : Self.controlCharacter
            error = ReadError(
                position: mark.position(in: file), message: message, libraryMessage: "yaml: \(problem)")
            return
        }
        let mark = TextMark(line: parser.problem_mark.line + 1, column: parser.problem_mark.column + 1)
        let begin = TextMark(line: parser.context_mark.line + 1, column: parser.context_mark.column + 1)
        let line = Self.line(mark.line, of: bytes)
        let first = Self.character(mark.column, of: line)
        let hasContext = parser.context != nil
        let place = hasContext && begin != mark ? " (it began at \(begin.line):\(begin.column))" : ""
        var message = Self.message(for: problem, first: first, place: place)
        if line.contains("{{") || Self.line(begin.line, of: bytes).contains("{{") {
            message += ". This looks like a template; render it first, for example with 'helm template'"
        }
        error = ReadError(
            position: mark.position(in: file), message: message,
            libraryMessage: "yaml: \(Self.libraryPlace(parser))\(problem)")
    }

    /// The line as the Go library gives it (`decode.go`, `fail`): counted from 0 unless the scanner complains, none for 0.
    private static func libraryPlace(_ parser: yaml_parser_t) -> String {
        if parser.problem_mark.line != 0 {
            return "line \(parser.problem_mark.line + (parser.error == YAML_SCANNER_ERROR ? 1 : 0)): "
        }
        return parser.context_mark.line != 0 ? "line \(parser.context_mark.line): " : ""
    }

    private static let controlCharacter =
        "a control character, which YAML does not allow here; write it as an escape in double quotes, such as \"\\x07\""

    /// libyaml's words, and ours.
    private static let messages: [(problem: String, message: String)] = [
        (
            "mapping values are not allowed in this context",
            "a ':' where no key can stand; put the value in quotes if it holds ': ', or correct the indentation"
        ),
        ("did not find expected key", "expected a key; this line's indentation does not fit the lines above"),
        (
            "could not find expected ':'",
            "expected ':' after the key; add it, or begin a text of several lines with '|'"
        ),
        (
            "did not find expected '-' indicator",
            "expected '- '; this line's indentation does not fit the list it follows"
        ),
        ("block sequence entries are not allowed", "a list cannot begin here; put the '-' on a line of its own"),
        ("mapping keys are not allowed", "a key cannot stand here; correct the indentation, or quote the text"),
        ("did not find expected ',' or ']'", "expected ',' or ']'; the list in brackets is not closed"),
        ("did not find expected ',' or '}'", "expected ',' or '}'; the object in braces is not closed"),
        ("did not find expected node content", "expected a value; write one, or '\"\"' for an empty text"),
        ("found unexpected end of stream", "the text in quotes is never closed; add the closing quote"),
        ("found unexpected document indicator", "the text in quotes is not closed before '---'; add the closing quote"),
        (
            "found unknown escape character",
            "an unknown escape in double quotes; write '\\\\' for a backslash, or use single quotes"
        ),
        ("did not find expected hexdecimal number", "the escape needs more hexadecimal digits"),
        (
            "found invalid Unicode character escape code",
            "the escape is no character; write the character itself, or its number with \\U and eight digits"
        ),
        (
            "found a tab character",
            "a tab in the indentation; YAML is indented with spaces only, replace it"
        ),
        ("found undefined tag handle", "an unknown tag; put the text in quotes if the '!' belongs to it"),
        ("did not find expected <document start>", "expected '---' or the end; a document has one value only"),
        ("Maximum nesting level reached", "this is nested too deep; nothing in Kubernetes is"),
        ("found incompatible YAML document", "this is a newer YAML than 1.1 and 1.2; remove the %YAML line"),
        (
            "did not find expected alphabetic or numeric character",
            "'&' and '*' begin an anchor's name; put the text in quotes if that is not meant"
        ),
    ]

    private static func message(for problem: String, first: Character?, place: String) -> String {
        if problem.contains("cannot start any token"), let first {
            return first == "\t"
                ? "a tab in the indentation; YAML is indented with spaces only, replace it"
                : "a value cannot begin with '\(first)'; put it in quotes"
        }
        guard let known = messages.first(where: { problem.contains($0.problem) }) else {
            return "this is no valid YAML: \(problem)\(place)"
        }
        return known.message + place
    }

    private static func line(_ number: Int, of bytes: UnsafeBufferPointer<UInt8>) -> String {
        var line = 1
        var start = 0
        while line < number, start < bytes.count {
            if bytes[start] == UInt8(ascii: "\n") { line += 1 }
            start += 1
        }
        let end = bytes[start...].prefix(4_096).firstIndex(of: UInt8(ascii: "\n")) ?? min(bytes.count, start + 4_096)
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }

    private static func character(_ column: Int, of line: String) -> Character? {
        guard column >= 1 else { return nil }
        return line.unicodeScalars.dropFirst(column - 1).first.map { Character($0) }
    }
}
