/// Takes names such as `HTTPServer2` apart and joins the words in another style.
enum WordCase {
    private typealias Scalars = ArraySlice<Unicode.Scalar>

    private static func isConnector(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "_" || scalar.isGoSpace
    }

    /// A letter of an alphabet, which Chinese characters are not.
    private static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4D85, 0x4E00...0x9FCC, 0x20000...0x2B81D: false
        default: scalar.isGoLetter
        }
    }

    /// `FooBar`; connectors at the beginning and the end stay.
    static func pascal(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var output = String.UnicodeScalarView()
        guard let start = scalars.firstIndex(where: { !isConnector($0) }) else { return text }
        output.append(contentsOf: scalars[..<start])
        // Of several capitals at the beginning of a word only the first stays one.
        var isUpperSoFar = scalars[start].isGoUpper
        var current = scalars[start].goUpper
        for next in scalars[(start + 1)...] {
            let previous = current
            current = next
            if isConnector(current), isConnector(previous) {
                output.append(previous)
                continue
            }
            if isConnector(previous) {
                isUpperSoFar = current.isGoUpper
                current = current.goUpper
                continue
            }
            isUpperSoFar = isUpperSoFar && current.isGoUpper
            if isUpperSoFar { current = current.goLower }
            output.append(previous)
        }
        output.append(current)
        return String(output)
    }

    private enum Kind {
        case none, number, upper, letters, connector, punctuation, other
        /// Whether a connector belongs before such a word.
        var isWord: Bool { self != .none && self != .punctuation && self != .connector }
    }

    /// `foo_bar` or `foo-bar`.
    static func lower(_ text: String, connector: Unicode.Scalar) -> String {
        let all = Array(text.unicodeScalars)
        guard !all.isEmpty else { return "" }
        var rest = all[...]
        var output = String.UnicodeScalarView()
        func emit(_ kind: Kind, _ word: Scalars) {
            guard kind == .upper || kind == .connector else { return output.append(contentsOf: word) }
            for scalar in word { output.append(isConnector(scalar) ? connector : scalar.goLower) }
        }
        var (kind, word) = nextWord(&rest)
        func emitNumberedWord() {
            while kind == .letters || kind == .number {
                emit(kind, word)
                (kind, word) = nextWord(&rest)
            }
        }
        while !rest.isEmpty {
            if kind != .connector { emit(kind, word) }
            let (previousKind, previous) = (kind, word)
            (kind, word) = nextWord(&rest)
            switch previousKind {
            case .number:
                emitNumberedWord()
                if kind.isWord { output.append(connector) }
            case .connector: emit(previousKind, previous)
            case .punctuation: break
            default:
                guard kind == .number else {
                    if kind != .connector, kind != .punctuation { output.append(connector) }
                    break
                }
                if rest.isEmpty { break }
                let number = word
                (kind, word) = nextWord(&rest)
                if kind != .letters {
                    // The number belongs to the word before it: bld4_floor.
                    emit(.number, number)
                    if kind != .connector, kind != .punctuation { output.append(connector) }
                } else {
                    // Small letters behind the number belong to it: http_2xx.
                    output.append(connector)
                    emit(.number, number)
                    emitNumberedWord()
                    if kind.isWord { output.append(connector) }
                }
            }
        }
        emit(kind, word)
        return String(output)
    }

    private static func nextWord(_ rest: inout Scalars) -> (Kind, Scalars) {
        guard let first = rest.first else { return (.none, rest) }
        if isConnector(first) { return (.connector, take(&rest) { isConnector($0) }) }
        if first.isGoPunctuation { return (.punctuation, take(&rest) { $0.isGoPunctuation }) }
        if first.isGoUpper { return (.upper, upperWord(&rest)) }
        if isAlphabetic(first) { return (.letters, take(&rest) { isAlphabetic($0) && !$0.isGoUpper }) }
        if first.isGoNumber { return (.number, take(&rest) { $0.isGoNumber }) }
        return (
            .other,
            take(&rest) { !(isConnector($0) || isAlphabetic($0) || $0.isGoNumber || $0.isGoPunctuation) }
        )
    }

    private static func take(_ rest: inout Scalars, while belongs: (Unicode.Scalar) -> Bool) -> Scalars {
        let word = rest.prefix(1) + rest.dropFirst().prefix(while: belongs)
        rest = rest.dropFirst(word.count)
        return word
    }

    /// `HTTP` of `HTTPStatus`, `Status` of `StatusCode`.
    private static func upperWord(_ rest: inout Scalars) -> Scalars {
        let second = rest.dropFirst().first
        var count = 1
        if second?.isGoUpper == true {
            count += rest.dropFirst().prefix { $0.isGoUpper }.count
            if let following = rest.dropFirst(count).first, isAlphabetic(following) { count -= 1 }
        } else if second.map(isAlphabetic) == true {
            count += rest.dropFirst().prefix { isAlphabetic($0) && !$0.isGoUpper }.count
        }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
