/// Sprig's functions that cut, pad and join text. They keep the origins of the parts.
enum StringFunctions {
    static let all: [TemplateFunction] = [
        trimming("trim", []) { _, text in trimmedSpace(text) },
        trimming("trimAll", [.string]) { arguments, text in trimmed(text, of: arguments[0].lossyString) },
        trimming("trimall", [.string]) { arguments, text in trimmed(text, of: arguments[0].lossyString) },
        trimming("trimSuffix", [.string]) { arguments, text in
            let suffix = arguments[0].stringBytes ?? []
            return text.suffix(suffix.count) == suffix[...] ? 0..<text.count - suffix.count : 0..<text.count
        },
        trimming("trimPrefix", [.string]) { arguments, text in
            let prefix = arguments[0].stringBytes ?? []
            return text.prefix(prefix.count) == prefix[...] ? prefix.count..<text.count : 0..<text.count
        },
        trimming("trunc", [.int]) { arguments, text in
            let count = arguments[0].integer
            if count < 0 {
                return
                    (text.count.addingReportingOverflow(count).partialValue > 0 ? text.count + count : 0)..<text.count
            }
            return 0..<min(count, text.count)
        },
        TemplateFunction("substr", [.int, .int, .string], tracing: .own) {
            arguments, context throws(TemplateProblem) in
            let count = arguments[2].stringBytes?.count ?? 0
            let range = try substring(arguments[0].integer, arguments[1].integer, count: count)
            return cut(arguments[2], range, because: arguments.prefix(2), context)
        },
        TemplateFunction("quote", [], rest: .any, tracing: .own) { arguments, context in
            quoted(arguments, context) { GoQuote.quote($0) }
        },
        TemplateFunction("squote", [], rest: .any, tracing: .own) { arguments, context in
            quoted(arguments, context) { "'\(String(decoding: $0, as: UTF8.self))'" }
        },
        TemplateFunction("cat", [], rest: .any, tracing: .own) { arguments, context in
            var builder = TracedBuilder()
            for (index, argument) in arguments.filter({ !$0.isNone }).enumerated() {
                if index > 0 { builder.append(" ") }
                PrintFunctions.append(argument, to: &builder, context)
            }
            return builder.value
        },
        TemplateFunction("indent", [.int, .string], tracing: .own) { arguments, context throws(TemplateProblem) in
            try indented(arguments[1], by: arguments[0], prefix: "", context)
        },
        TemplateFunction("nindent", [.int, .string], tracing: .own) { arguments, context throws(TemplateProblem) in
            try indented(arguments[1], by: arguments[0], prefix: "\n", context)
        },
        TemplateFunction("replace", [.string, .string, .string], tracing: .own) {
            arguments, context throws(TemplateProblem) in
            try replaced(arguments[2], arguments[0], with: arguments[1], context)
        },
        TemplateFunction("join", [.string, .any], tracing: .own) { arguments, context in
            var builder = TracedBuilder()
            for (index, part) in ConversionFunctions.strings(arguments[1], context).enumerated() {
                if index > 0 { builder.append(arguments[0], in: context) }
                builder.append(part, in: context)
            }
            return builder.value
        },
        TemplateFunction("repeat", [.int, .string]) { arguments, _ throws(TemplateProblem) in
            let (count, text) = (arguments[0].integer, arguments[1].lossyString)
            guard count >= 0 else { throw TemplateProblem("strings: negative Repeat count") }
            let (bytes, overflow) = count.multipliedReportingOverflow(by: text.utf8.count)
            guard !overflow, bytes <= FunctionLimit.bytes else { throw .tooLarge("the result of repeat") }
            return .string(text.isEmpty ? "" : String(repeating: text, count: count))
        },
        TemplateFunction("contains", [.string, .string]) { arguments, _ in
            .bool(ByteText.find(arguments[0].stringBytes ?? [], in: arguments[1].stringBytes ?? []) != nil)
        },
        TemplateFunction("hasPrefix", [.string, .string]) { arguments, _ in
            .bool((arguments[1].stringBytes ?? []).starts(with: arguments[0].stringBytes ?? []))
        },
        TemplateFunction("hasSuffix", [.string, .string]) { arguments, _ in
            .bool((arguments[1].stringBytes ?? []).reversed().starts(with: (arguments[0].stringBytes ?? []).reversed()))
        },
        TemplateFunction("plural", [.string, .string, .int], tracing: .own) { arguments, context in
            arguments[arguments[2].integer == 1 ? 0 : 1]
                .adding(context.origins.demoted(arguments[2].origins, to: .condition), in: context)
        },
        TemplateFunction("hello", []) { _, _ in .string("Hello!") },
    ]

    // MARK: Cutting

    /// A function that keeps one range of the text in its last argument.
    private static func trimming(
        _ name: String, _ parameters: [TemplateFunction.Parameter],
        _ range: @escaping @Sendable ([TemplateValue], [UInt8]) -> Range<Int>
    ) -> TemplateFunction {
        TemplateFunction(name, parameters + [.string], tracing: .own) { arguments, context in
            let text = arguments[arguments.count - 1]
            return cut(text, range(arguments, text.stringBytes ?? []), because: arguments.dropLast(), context)
        }
    }

    /// A part of a text; what is not the whole of a value is computed from it.
    private static func cut(
        _ text: TemplateValue, _ range: Range<Int>, because others: ArraySlice<TemplateValue>, _ context: RenderContext
    ) -> TemplateValue {
        let isWhole = range.count == text.stringBytes?.count
        var result = isWhole ? text : text.slice(range, in: context)
        // Parts that are left whole stay the values that they are.
        var hasParts = false
        if case .text = text.payload { hasParts = true }
        if !isWhole, !hasParts { result.origins = context.origins.demoted(result.origins, to: .transformed) }
        for other in others {
            result = result.adding(
                context.origins.demoted(other.deepOrigins(in: context), to: .transformed), in: context)
        }
        return result
    }

    private static func substring(
        _ start: Int, _ end: Int, count: Int
    ) throws(TemplateProblem) -> Range<Int> {
        func outOfRange(_ what: String, length: String = "") -> TemplateProblem {
            TemplateProblem("runtime error: slice bounds out of range [\(what)]\(length)")
        }
        if start < 0 {
            guard end >= 0 else { throw outOfRange(":\(end)") }
            guard end <= count else { throw outOfRange(":\(end)", length: " with length \(count)") }
            return 0..<end
        }
        if end < 0 || end > count {
            guard start <= count else { throw outOfRange("\(start):\(count)") }
            return start..<count
        }
        guard start <= end else { throw outOfRange("\(start):\(end)") }
        return start..<end
    }

    private static func trimmedSpace(_ text: [UInt8]) -> Range<Int> {
        trimmed(text) { $0.isGoSpace }
    }

    private static func trimmed(_ text: [UInt8], of set: String) -> Range<Int> {
        let scalars = Set(set.unicodeScalars)
        return trimmed(text) { scalars.contains($0) }
    }

    private static func trimmed(_ text: [UInt8], _ isTrimmed: (Unicode.Scalar) -> Bool) -> Range<Int> {
        var (start, end) = (0, text.count)
        while start < end, let (scalar, length) = GoQuote.decode(text, at: start), isTrimmed(scalar) { start += length }
        while end > start {
            var last = end - 1
            while last > start, text[last] & 0xC0 == 0x80 { last -= 1 }
            guard let (scalar, length) = GoQuote.decode(text, at: last), last + length == end, isTrimmed(scalar) else {
                break
            }
            end = last
        }
        return start..<end
    }

    // MARK: Quoting

    private static func quoted(
        _ arguments: [TemplateValue], _ context: RenderContext, _ quote: ([UInt8]) -> String
    ) -> TemplateValue {
        var builder = TracedBuilder()
        var isFirst = true
        for argument in arguments where !argument.isNone {
            if !isFirst { builder.append(" ") }
            isFirst = false
            if case .text(let text) = argument.payload, text.runs.count > 1 {
                appendQuoted(text, argument.origins, to: &builder, context, quote)
            } else {
                let origins = argument.deepOrigins(in: context)
                let isTree = argument.map != nil || argument.list != nil
                let bytes = argument.stringBytes ?? Array(GoFormatter.text(argument).utf8)
                builder.append(
                    quote(bytes), origins: isTree ? context.origins.demoted(origins, to: .transformed) : origins)
            }
        }
        return builder.value
    }

    /// Quotes the parts each for itself; quotes at the ends belong to the first and the last.
    private static func appendQuoted(
        _ text: TracedText, _ extra: Origins, to builder: inout TracedBuilder, _ context: RenderContext,
        _ quote: ([UInt8]) -> String
    ) {
        let bytes = Array(text.string.utf8)
        var start = 0
        for (index, run) in text.runs.enumerated() {
            var part = quote(Array(bytes[start..<min(run.end, bytes.count)]))
            if index > 0 { part.removeFirst() }
            if index < text.runs.count - 1 { part.removeLast() }
            builder.append(part, origins: context.origins.union(run.origins, extra), site: run.site)
            start = min(run.end, bytes.count)
        }
    }

    // MARK: Indenting

    private static func indented(
        _ value: TemplateValue, by width: TemplateValue, prefix: String, _ context: RenderContext
    ) throws(TemplateProblem) -> TemplateValue {
        guard width.integer >= 0 else { throw TemplateProblem("strings: negative Repeat count") }
        let text = value.lossyString
        let newLine = UInt8(ascii: "\n")
        var lines = 1
        for byte in text.utf8 where byte == newLine { lines += 1 }
        let (padding, overflow) = lines.multipliedReportingOverflow(by: width.integer)
        guard !overflow, padding + text.utf8.count <= FunctionLimit.bytes else {
            throw .tooLarge("the result of indent")
        }
        let pad = Array(repeating: UInt8(ascii: " "), count: width.integer)
        var output = Array(prefix.utf8)
        output.reserveCapacity(text.utf8.count + padding + 1)
        output += pad
        // The padding belongs to the part whose line break it follows.
        guard case .text(var traced) = value.payload else {
            for byte in text.utf8 {
                output.append(byte)
                if byte == newLine { output += pad }
            }
            return TemplateValue(.utf8(output), origins: value.origins)
        }
        let ends = traced.runs.map(\.end)
        let marks = traced.marks.map(\.offset)
        var (run, mark, offset) = (0, 0, 0)
        for byte in text.utf8 {
            while run < ends.count, ends[run] <= offset {
                traced.runs[run].end = output.count
                run += 1
            }
            while mark < marks.count, marks[mark] <= offset {
                traced.marks[mark].offset = output.count
                mark += 1
            }
            output.append(byte)
            if byte == newLine { output += pad }
            offset += 1
        }
        for index in run..<max(ends.count, run) { traced.runs[index].end = output.count }
        for index in mark..<max(marks.count, mark) { traced.marks[index].offset = output.count }
        traced.string = String(decoding: output, as: UTF8.self)
        return TemplateValue(.text(traced), origins: value.origins)
    }

    // MARK: Replacing

    private static func replaced(
        _ text: TemplateValue, _ old: TemplateValue, with new: TemplateValue, _ context: RenderContext
    ) throws(TemplateProblem) -> TemplateValue {
        let bytes = text.stringBytes ?? []
        let ranges = ByteText.split(bytes, separator: old.stringBytes ?? [])
        let replacement = new.stringBytes ?? []
        var pieces = ranges
        if old.stringBytes?.isEmpty ?? true {
            // Between all characters, before the first, and behind the last.
            pieces = [0..<0] + ranges + [bytes.count..<bytes.count]
            if bytes.isEmpty { pieces = [0..<0, 0..<0] }
        }
        guard bytes.count + pieces.count * replacement.count <= FunctionLimit.bytes else {
            throw .tooLarge("the result of replace")
        }
        let cause = context.origins.demoted(old.deepOrigins(in: context), to: .transformed)
        if case .text(let traced) = text.payload {
            var builder = TracedBuilder()
            for (index, piece) in pieces.enumerated() {
                if index > 0 { builder.append(new, in: context) }
                builder.append(traced, piece, also: context.origins.union(text.origins, cause), in: context)
            }
            return builder.value
        }
        guard pieces.count > 1 else { return text.adding(cause, in: context) }
        var output: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            if index > 0 { output += replacement }
            output += bytes[piece]
        }
        let origins = context.origins.union(
            context.origins.union(text.origins, new.deepOrigins(in: context)), cause)
        return TemplateValue(.utf8(output), origins: context.origins.demoted(origins, to: .transformed))
    }
}
