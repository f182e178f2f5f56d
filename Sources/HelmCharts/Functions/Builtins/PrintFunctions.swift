/// Go's functions that print and escape.
enum PrintFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("print", [], rest: .any, tracing: .own) { arguments, context in
            print(arguments, context)
        },
        TemplateFunction("println", [], rest: .any, tracing: .own) { arguments, context in
            var builder = TracedBuilder()
            for (index, argument) in arguments.enumerated() {
                if index > 0 { builder.append(" ") }
                append(argument, to: &builder, context)
            }
            builder.append("\n")
            return builder.value
        },
        TemplateFunction("printf", [.string], rest: .any, tracing: .own) { arguments, context in
            FormatReader.print(arguments[0], Array(arguments.dropFirst()), context)
        },
        TemplateFunction("html", [], rest: .any) { arguments, context in
            .string(escape(joined(arguments, context), with: html))
        },
        TemplateFunction("js", [], rest: .any) { arguments, context in
            .string(javaScript(joined(arguments, context)))
        },
        TemplateFunction("urlquery", [], rest: .any) { arguments, context in
            .string(urlQuery(joined(arguments, context)))
        },
    ]

    /// `fmt.Sprint`: spaces between operands where neither is a string.
    private static func print(_ arguments: [TemplateValue], _ context: RenderContext) -> TemplateValue {
        if arguments.count == 1, arguments[0].string != nil { return arguments[0] }
        var builder = TracedBuilder()
        var previousIsString = false
        for (index, argument) in arguments.enumerated() {
            let isString = argument.stringBytes != nil
            if index > 0, !isString, !previousIsString { builder.append(" ") }
            append(argument, to: &builder, context)
            previousIsString = isString
        }
        return builder.value
    }

    /// Prints an argument: a scalar with its own origins, a tree as computed from all that is in it.
    static func append(_ argument: TemplateValue, to builder: inout TracedBuilder, _ context: RenderContext) {
        switch argument.payload {
        case .string, .text: builder.append(argument, in: context)
        case .list, .map:
            let origins = context.origins.demoted(argument.deepOrigins(in: context), to: .transformed)
            builder.append(GoFormatter.text(argument), origins: origins)
        default: builder.append(GoFormatter.text(argument), origins: argument.origins)
        }
    }

    private static func joined(_ arguments: [TemplateValue], _ context: RenderContext) -> String {
        let printable = arguments.map { $0.isNone ? TemplateValue(.string("<no value>"), origins: $0.origins) : $0 }
        return print(printable, context).lossyString
    }

    private static func html(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\0": "\u{FFFD}"
        case "\"": "&#34;"
        case "'": "&#39;"
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        default: nil
        }
    }

    private static func escape(_ text: String, with escaped: (Unicode.Scalar) -> String?) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            if let escape = escaped(scalar) { output += escape } else { output.unicodeScalars.append(scalar) }
        }
        return output
    }

    private static func javaScript(_ text: String) -> String {
        escape(text) { scalar in
            switch scalar {
            case "\\": return "\\\\"
            case "'": return "\\'"
            case "\"": return "\\\""
            case "<", ">", "&", "=": break
            default: if scalar.value >= 0x20, scalar.value < 0x80 || scalar.isGoPrintable { return nil }
            }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
    }

    /// `url.QueryEscape`
    static func urlQuery(_ text: String) -> String {
        var output: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                output.append(byte)
            case UInt8(ascii: " "): output.append(UInt8(ascii: "+"))
            default: output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
