/// Sprig's functions that change the case of text, and take words apart.
enum CaseFunctions {
    static let all: [TemplateFunction] = [
        .text("upper") { $0.goUppercased },
        .text("lower") { $0.goLowercased },
        .text("title", title),
        .text("untitle") { changingWords($0) { scalar, isFirst in isFirst ? scalar.goLower : scalar } },
        .text("swapcase", swapped),
        .text("initials", initials),
        .text("nospace", withoutSpace),
        .text("camelcase", WordCase.pascal),
        .text("snakecase") { WordCase.lower($0, connector: "_") },
        .text("kebabcase") { WordCase.lower($0, connector: "-") },
        TemplateFunction("shuffle", [.string]) { arguments, context in
            var scalars = Array(arguments[0].lossyString.unicodeScalars)
            scalars.shuffle(using: &context.random)
            return .string(String(String.UnicodeScalarView(scalars)))
        },
        TemplateFunction("abbrev", [.int, .string]) { arguments, _ in
            let text = arguments[1].stringBytes ?? []
            return TemplateValue(
                .utf8(arguments[0].integer < 4 ? text : abbreviated(text, from: 0, arguments[0].integer)))
        },
        TemplateFunction("abbrevboth", [.int, .int, .string]) { arguments, _ in
            let (left, right, text) = (arguments[0].integer, arguments[1].integer, arguments[2].stringBytes ?? [])
            let isTooNarrow = right < 4 || left > 0 && right < 7
            return TemplateValue(.utf8(isTooNarrow ? text : abbreviated(text, from: left, right)))
        },
        TemplateFunction("wrap", [.int, .string]) { arguments, _ throws(TemplateProblem) in
            try wrapped(arguments[1], at: arguments[0].integer, with: [10], breaksWords: false)
        },
        TemplateFunction("wrapWith", [.int, .string, .string]) { arguments, _ throws(TemplateProblem) in
            let separator = arguments[1].stringBytes ?? []
            return try wrapped(
                arguments[2], at: arguments[0].integer, with: separator.isEmpty ? [10] : separator, breaksWords: true)
        },
    ]

    /// `strings.Title`
    private static func title(_ text: String) -> String {
        var previous: Unicode.Scalar = " "
        return text.mappingScalars { scalar in
            defer { previous = scalar }
            return isSeparator(previous) ? scalar.goTitle : scalar
        }
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isGoLetter || scalar.isGoDigit || scalar == "_" { return false }
        return scalar.value < 0x80 || scalar.isGoSpace
    }

    private static func changingWords(
        _ text: String, _ change: (Unicode.Scalar, _ isFirst: Bool) -> Unicode.Scalar
    ) -> String {
        var isFirst = true
        return text.mappingScalars { scalar in
            if scalar.isGoSpace {
                isFirst = true
                return scalar
            }
            defer { isFirst = false }
            return change(scalar, isFirst)
        }
    }

    private static func swapped(_ text: String) -> String {
        var isFirst = true
        return text.mappingScalars { scalar in
            if scalar.isGoUpper || scalar.isGoTitle {
                isFirst = false
                return scalar.goLower
            }
            if scalar.isGoLower {
                defer { isFirst = false }
                return isFirst ? scalar.goTitle : scalar.goUpper
            }
            isFirst = scalar.isGoSpace
            return scalar
        }
    }

    /// The first byte of each word taken for a character, as Sprig's library has it.
    private static func initials(_ text: String) -> String {
        var isAfterGap = true
        var output = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            if scalar.isGoSpace {
                isAfterGap = true
            } else if isAfterGap {
                output.unicodeScalars.append(scalar)
                isAfterGap = false
            }
        }
        return output
    }

    /// Without space. Sprig's library takes each byte for a character once it has removed one.
    private static func withoutSpace(_ text: String) -> String {
        let scalars = text.utf8.lazy.map { Unicode.Scalar($0) }
        guard scalars.contains(where: \.isGoSpace) else { return text }
        var output = String.UnicodeScalarView()
        for scalar in scalars where !scalar.isGoSpace { output.append(scalar) }
        return String(output)
    }

    private static func abbreviated(_ text: [UInt8], from start: Int, _ width: Int) -> [UInt8] {
        guard width >= 4, text.count > width else { return text.isEmpty || width >= 4 ? text : [] }
        let marker = Array("...".utf8)
        var offset = min(start, text.count)
        if text.count - offset < width - 3 { offset = text.count - (width - 3) }
        if offset <= 4 { return text[..<(width - 3)] + marker }
        guard width >= 7 else { return [] }
        if offset + width - 3 < text.count { return marker + abbreviated(Array(text[offset...]), from: 0, width - 3) }
        return marker + text[(text.count - (width - 3))...]
    }

    private static func wrapped(
        _ value: TemplateValue, at width: Int, with lineBreak: [UInt8], breaksWords: Bool
    ) throws(TemplateProblem) -> TemplateValue {
        let text = value.stringBytes ?? []
        let width = max(width, 1)
        guard text.count / width * lineBreak.count <= FunctionLimit.bytes else { throw .tooLarge("the wrapped text") }
        let space = UInt8(ascii: " ")
        var output: [UInt8] = []
        var offset = 0
        while text.count - offset > width {
            if text[offset] == space {
                offset += 1
                continue
            }
            let end = offset + width
            if let gap = text[offset...end].lastIndex(of: space) {
                output += text[offset..<gap] + lineBreak
                offset = gap + 1
            } else if breaksWords {
                output += text[offset..<end] + lineBreak
                offset = end
            } else if let gap = text[end...].firstIndex(of: space) {
                output += text[offset..<gap] + lineBreak
                offset = gap + 1
            } else {
                output += text[offset...]
                offset = text.count
            }
        }
        return TemplateValue(.utf8(output + text[offset...]))
    }
}
