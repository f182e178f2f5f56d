import Foundation

@testable import HelmCharts

/// Evaluates an expression of a template as far as tests of functions need it: calls, constants and parentheses.
struct ExpressionEvaluator {
    enum Failure: Error {
        case problem(String)
        case syntax(String)
    }

    var context = RenderContext(now: TemplateTime(seconds: 1_700_000_000))
    var variables: [String: TemplateValue] = [:]

    /// What a template prints for an expression; what happened instead where it stops, behind `error: `.
    static func text(_ expression: String) -> String {
        do {
            return GoFormatter.text(try ExpressionEvaluator().value(expression))
        } catch Failure.problem(let message) {
            return "error: \(message)"
        } catch {
            return "cannot evaluate: \(error)"
        }
    }

    func value(_ expression: String) throws -> TemplateValue {
        var reader = Reader(text: Array(expression.unicodeScalars), evaluator: self)
        let value = try reader.pipeline()
        guard reader.isAtEnd else { throw Failure.syntax("\(expression) at \(reader.position)") }
        return value
    }

    func call(_ name: String, _ arguments: [TemplateValue]) throws -> TemplateValue {
        guard let function = TemplateFunctions.all[name] else { throw Failure.syntax("no function \(name)") }
        guard arguments.count >= function.parameters.count,
            function.rest != nil || arguments.count == function.parameters.count
        else { throw Failure.syntax("wrong number of arguments for \(name)") }
        let converted = arguments.enumerated().map { index, argument in
            let parameter = index < function.parameters.count ? function.parameters[index] : function.rest
            guard case .float = parameter else { return argument }
            return TemplateValue(.float(Cast.float(argument)), origins: argument.origins)
        }
        do throws(TemplateProblem) {
            return try function.body(converted, context)
        } catch {
            throw Failure.problem(error.message)
        }
    }

    private struct Reader {
        let text: [Unicode.Scalar]
        let evaluator: ExpressionEvaluator
        var position = 0

        init(text: [Unicode.Scalar], evaluator: ExpressionEvaluator) {
            self.text = text
            self.evaluator = evaluator
        }

        var isAtEnd: Bool { position >= text.count }

        mutating func skipSpace() { while !isAtEnd, text[position] == " " { position += 1 } }

        mutating func pipeline() throws -> TemplateValue {
            var value = try command(piped: nil)
            skipSpace()
            while !isAtEnd, text[position] == "|" {
                position += 1
                value = try command(piped: value)
                skipSpace()
            }
            return value
        }

        mutating func command(piped: TemplateValue?) throws -> TemplateValue {
            skipSpace()
            guard !isAtEnd, text[position].properties.isAlphabetic || text[position] == "_" else {
                return try operand()
            }
            let name = word()
            if let constant = Self.constants[name] { return constant }
            var arguments: [TemplateValue] = []
            while true {
                skipSpace()
                if isAtEnd || text[position] == ")" || text[position] == "|" { break }
                arguments.append(try operand())
            }
            return try evaluator.call(name, arguments + (piped.map { [$0] } ?? []))
        }

        static var constants: [String: TemplateValue] { ["true": .bool(true), "false": .bool(false), "nil": .none] }

        mutating func word() -> String {
            let start = position
            while !isAtEnd, text[position].properties.isAlphabetic || text[position].isGoDigit || text[position] == "_"
            {
                position += 1
            }
            return String(String.UnicodeScalarView(text[start..<position]))
        }

        mutating func operand() throws -> TemplateValue {
            skipSpace()
            guard !isAtEnd else { throw Failure.syntax("ends early") }
            switch text[position] {
            case "(":
                position += 1
                let value = try pipeline()
                skipSpace()
                guard !isAtEnd, text[position] == ")" else { throw Failure.syntax("no )") }
                position += 1
                return value
            case "\"": return .string(try string())
            case "`":
                let start = position + 1
                position = text[start...].firstIndex(of: "`") ?? text.count
                defer { position += 1 }
                return .string(String(String.UnicodeScalarView(text[start..<position])))
            case "$":
                position += 1
                return evaluator.variables[word()] ?? .none
            case "-", "0"..."9": return number()
            default:
                let name = word()
                guard !name.isEmpty else { throw Failure.syntax("at \(position)") }
                return try Self.constants[name] ?? evaluator.call(name, [])
            }
        }

        mutating func number() -> TemplateValue {
            let start = position
            while !isAtEnd, text[position] != " ", text[position] != ")", text[position] != "|" { position += 1 }
            let digits = String(String.UnicodeScalarView(text[start..<position]))
            if let number = Int(digits) { return .int(number) }
            return .float(Double(digits) ?? .nan)
        }

        /// A string in quotes with Go's escapes.
        mutating func string() throws -> String {
            position += 1
            var output: [UInt8] = []
            func digits(_ count: Int) -> UInt32 {
                UInt32(String(String.UnicodeScalarView(text[position + 1..<position + 1 + count])), radix: 16) ?? 0
            }
            while !isAtEnd, text[position] != "\"" {
                guard text[position] == "\\" else {
                    output += text[position].utf8
                    position += 1
                    continue
                }
                position += 1
                switch text[position] {
                case "n": output.append(10)
                case "t": output.append(9)
                case "r": output.append(13)
                case "a": output.append(7)
                case "b": output.append(8)
                case "f": output.append(12)
                case "v": output.append(11)
                case "x":
                    output.append(UInt8(digits(2)))
                    position += 2
                case "u":
                    output += (Unicode.Scalar(digits(4)) ?? "?").utf8
                    position += 4
                case "U":
                    output += (Unicode.Scalar(digits(8)) ?? "?").utf8
                    position += 8
                default: output += text[position].utf8
                }
                position += 1
            }
            position += 1
            return String(decoding: output, as: UTF8.self)
        }
    }
}
