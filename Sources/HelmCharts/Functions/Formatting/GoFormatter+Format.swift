/// Reads a format of `fmt.Sprintf` and prints its arguments.
struct FormatReader {
    private let format: [UInt8]
    private let arguments: [TemplateValue]
    private let context: RenderContext
    private let formatOrigins: Origins
    private var result = TracedBuilder()
    private var position = 0
    private var argument = 0
    private var isReordered = false
    /// Whether the last argument index was one that exists.
    private var isGoodIndex = true
    private var formatter = GoFormatter()

    /// `fmt.Sprintf(format, arguments...)`, whose parts keep the origins of what they print.
    static func print(
        _ format: TemplateValue, _ arguments: [TemplateValue], _ context: RenderContext
    ) -> TemplateValue {
        var reader = FormatReader(format, arguments, context)
        reader.read()
        return reader.result.value
    }

    private init(_ format: TemplateValue, _ arguments: [TemplateValue], _ context: RenderContext) {
        self.format = Array(format.lossyString.utf8)
        self.arguments = arguments
        self.context = context
        formatOrigins = format.deepOrigins(in: context)
    }

    private mutating func read() {
        while position < format.count {
            let percent = format[position...].firstIndex(of: UInt8(ascii: "%")) ?? format.count
            emit(String(decoding: format[position..<percent], as: UTF8.self))
            position = percent + 1
            guard percent < format.count else { break }
            readVerb()
        }
        if !isReordered, argument < arguments.count { emitExtra() }
    }

    private mutating func emit(_ text: String) {
        result.append(text, origins: formatOrigins)
    }

    private mutating func emitExtra() {
        emit("%!(EXTRA ")
        for (index, value) in arguments[argument...].enumerated() {
            if index > 0 { emit(", ") }
            guard !value.isNone else {
                emit("<nil>")
                continue
            }
            emit("\(value.typeName)=")
            result.append(GoFormatter.text(value), origins: value.deepOrigins(in: context))
        }
        emit(")")
    }

    // MARK: One verb

    private mutating func readVerb() {
        formatter.flags = GoFormatter.Flags()
        readFlags()
        isGoodIndex = true
        var afterIndex = readIndex()
        if take("*") {
            if let width = integerArgument() {
                formatter.flags.width = abs(width)
                if width < 0 {
                    formatter.flags.minus = true
                    formatter.flags.zero = false
                }
            } else {
                emit("%!(BADWIDTH)")
            }
            afterIndex = false
        } else if let width = readNumber() {
            formatter.flags.width = width
            if afterIndex { isGoodIndex = false }
        }
        if position + 1 <= format.count, take(".") {
            if afterIndex { isGoodIndex = false }
            afterIndex = readIndex()
            if take("*") {
                if let precision = integerArgument(), precision >= 0 {
                    formatter.flags.precision = precision
                } else {
                    emit("%!(BADPREC)")
                }
                afterIndex = false
            } else {
                formatter.flags.precision = readNumber() ?? 0
            }
        }
        if !afterIndex { afterIndex = readIndex() }
        guard position < format.count else { return emit("%!(NOVERB)") }
        finish(readCharacter())
    }

    private mutating func finish(_ verb: Character) {
        if verb == "%" { return emit("%") }
        guard isGoodIndex else { return emit("%!\(verb)(BADINDEX)") }
        guard argument < arguments.count else { return emit("%!\(verb)(MISSING)") }
        let value = arguments[argument]
        argument += 1
        if verb == "s" || verb == "v", value.string != nil, formatter.flags.isPlain {
            return result.append(value.adding(formatOrigins, in: context), in: context)
        }
        if verb == "v" {
            formatter.flags.sharpV = formatter.flags.sharp
            formatter.flags.sharp = false
            formatter.flags.plusV = formatter.flags.plus
            formatter.flags.plus = false
        }
        formatter.output = ""
        formatter.print(value, verb: verb)
        result.append(formatter.output, origins: context.origins.union(formatOrigins, origins(of: value, verb: verb)))
    }

    /// A value as it stands is the value; computed from it is anything else.
    private func origins(of value: TemplateValue, verb: Character) -> Origins {
        let origins = value.deepOrigins(in: context)
        switch value.payload {
        case .list, .map: return context.origins.demoted(origins, to: .transformed)
        default: return origins
        }
    }

    private mutating func readFlags() {
        while position < format.count {
            switch format[position] {
            case UInt8(ascii: "#"): formatter.flags.sharp = true
            case UInt8(ascii: "0"): formatter.flags.zero = true
            case UInt8(ascii: "+"): formatter.flags.plus = true
            case UInt8(ascii: "-"): formatter.flags.minus = true
            case UInt8(ascii: " "): formatter.flags.space = true
            default: return
            }
            position += 1
        }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard position < format.count, format[position] == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    /// Digits; widths beyond a million count as none.
    private mutating func readNumber() -> Int? {
        let start = position
        var number = 0
        while position < format.count, (48...57).contains(format[position]) {
            if number < 10_000_000 { number = number * 10 + Int(format[position] - 48) }
            position += 1
        }
        guard position > start, number <= 1_000_000 else { return nil }
        return number
    }

    /// `[n]`; whether there was one.
    private mutating func readIndex() -> Bool {
        guard position < format.count, format[position] == UInt8(ascii: "[") else { return false }
        isReordered = true
        guard let end = format[position...].firstIndex(of: UInt8(ascii: "]")) else {
            isGoodIndex = false
            position += 1
            return true
        }
        let number = Int(String(decoding: format[position + 1..<end], as: UTF8.self))
        position = end + 1
        guard let number, number >= 1, number <= arguments.count else {
            isGoodIndex = false
            return true
        }
        argument = number - 1
        return true
    }

    private mutating func integerArgument() -> Int? {
        guard argument < arguments.count else { return nil }
        defer { argument += 1 }
        let number: Int?
        switch arguments[argument].payload {
        case .int(let value): number = value
        case .int64(let value), .duration(let value): number = Int(value)
        default: number = nil
        }
        guard let number, (-1_000_000...1_000_000).contains(number) else { return nil }
        return number
    }

    private mutating func readCharacter() -> Character {
        guard let (scalar, length) = GoQuote.decode(format, at: position) else {
            position += 1
            return "\u{FFFD}"
        }
        position += length
        return Character(scalar)
    }
}

extension GoFormatter.Flags {
    /// Whether strings are printed unchanged.
    var isPlain: Bool { width == nil && precision == nil && !sharp && !plus }
}
