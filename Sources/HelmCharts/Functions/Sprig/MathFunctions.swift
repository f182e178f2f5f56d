import Foundation

/// Sprig's arithmetic: `int64` unless the name ends in `f`. What is no number counts as zero; overflow wraps around.
enum MathFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("add1", [.any]) { arguments, _ in .int64(Cast.int64(arguments[0]) &+ 1) },
        TemplateFunction("add", [], rest: .any) { arguments, _ in
            .int64(arguments.reduce(0) { $0 &+ Cast.int64($1) })
        },
        TemplateFunction("sub", [.any, .any]) { arguments, _ in
            .int64(Cast.int64(arguments[0]) &- Cast.int64(arguments[1]))
        },
        TemplateFunction("mul", [.any], rest: .any) { arguments, _ in
            .int64(arguments.reduce(1) { $0 &* Cast.int64($1) })
        },
        TemplateFunction("div", [.any, .any]) { arguments, _ throws(TemplateProblem) in
            let divisor = try nonzero(arguments[1])
            return .int64(Cast.int64(arguments[0]).dividedReportingOverflow(by: divisor).partialValue)
        },
        TemplateFunction("mod", [.any, .any]) { arguments, _ throws(TemplateProblem) in
            let divisor = try nonzero(arguments[1])
            return .int64(Cast.int64(arguments[0]).remainderReportingOverflow(dividingBy: divisor).partialValue)
        },
        extreme("max", >), extreme("biggest", >), extreme("min", <),
        TemplateFunction("maxf", [.any], rest: .any) { arguments, _ in
            .float(arguments.dropFirst().reduce(Cast.float(arguments[0])) { max($0, Cast.float($1)) })
        },
        TemplateFunction("minf", [.any], rest: .any) { arguments, _ in
            .float(arguments.dropFirst().reduce(Cast.float(arguments[0])) { min($0, Cast.float($1)) })
        },
        TemplateFunction("ceil", [.any]) { arguments, _ in .float(Cast.float(arguments[0]).rounded(.up)) },
        TemplateFunction("floor", [.any]) { arguments, _ in .float(Cast.float(arguments[0]).rounded(.down)) },
        TemplateFunction("round", [.any, .int], rest: .float) { arguments, _ in
            let threshold = arguments.count > 2 ? Cast.float(arguments[2]) : 0.5
            return .float(rounded(Cast.float(arguments[0]), places: arguments[1].integer, up: threshold))
        },
        TemplateFunction("seq", [], rest: .int) { arguments, _ throws(TemplateProblem) in
            .string(try sequence(arguments.map(\.integer)).map(String.init).joined(separator: " "))
        },
        TemplateFunction("randInt", [.int, .int]) { arguments, context throws(TemplateProblem) in
            let (width, overflow) = arguments[1].integer.subtractingReportingOverflow(arguments[0].integer)
            guard !overflow, width > 0 else { throw TemplateProblem("invalid argument to Intn") }
            return .int(arguments[0].integer + Int.random(in: 0..<width, using: &context.random))
        },
    ]

    private static func nonzero(_ value: TemplateValue) throws(TemplateProblem) -> Int64 {
        let number = Cast.int64(value)
        guard number != 0 else { throw TemplateProblem("runtime error: integer divide by zero") }
        return number
    }

    private static func extreme(
        _ name: String, _ isBetter: @escaping @Sendable (Int64, Int64) -> Bool
    ) -> TemplateFunction {
        TemplateFunction(name, [.any], rest: .any) { arguments, _ in
            let numbers = arguments.map(Cast.int64)
            return .int64(numbers.dropFirst().reduce(numbers[0]) { isBetter($1, $0) ? $1 : $0 })
        }
    }

    private static func rounded(_ number: Double, places: Int, up threshold: Double) -> Double {
        let power = pow(10, Double(places))
        let digit = power * number
        let fraction = digit - digit.rounded(.towardZero)
        return digit.rounded(fraction >= threshold ? .up : .down) / power
    }

    private static func sequence(_ numbers: [Int]) throws(TemplateProblem) -> [Int] {
        let (start, step, end): (Int, Int, Int)
        switch numbers.count {
        case 1: (start, step, end) = (1, numbers[0] < 1 ? -1 : 1, numbers[0])
        case 2: (start, step, end) = (numbers[0], numbers[1] < numbers[0] ? -1 : 1, numbers[1])
        case 3: (start, step, end) = (numbers[0], numbers[1], numbers[2])
        default: return []
        }
        if end < start, step > 0 { return [] }
        return try ListFunctions.numbers(from: start, to: end &+ (end < start ? -1 : 1), by: step)
    }
}
