/// Pipelines, commands and their operands.
extension Execution {
    /// The value of a pipeline; its variables are set.
    func evaluate(_ pipe: PipeNode, dot: TemplateValue) throws(TemplateError) -> TemplateValue {
        node = pipe
        var value: TemplateValue?
        for command in pipe.commands { value = Self.unwrapped(try evaluate(command, dot: dot, final: value)) }
        let result = value ?? .none
        for declaration in pipe.declarations {
            if pipe.isAssignment {
                try assign(declaration.name, result)
            } else {
                variables.append(Variable(name: declaration.name, value: result))
            }
        }
        return result
    }

    /// The value itself, where a map or a list held Go's `nil`.
    private static func unwrapped(_ value: TemplateValue) -> TemplateValue {
        if case .object(let object) = value.payload, object is NilInterface {
            TemplateValue(.none, origins: value.origins)
        } else {
            value
        }
    }

    private func evaluate(_ command: CommandNode, dot: TemplateValue, final: TemplateValue?) throws(TemplateError)
        -> TemplateValue
    {
        let first = command.arguments[0]
        let rest = command.arguments.dropFirst()
        switch first {
        case .field(let field):
            node = field
            return try evaluateChain(
                field.names, of: dot, isElement: dotIsElement, field, rest, final, dot: dot)
        case .chain(let chain): return try evaluateChain(chain, rest, final, dot: dot)
        case .function(let function): return try call(function, command, rest, final, dot: dot)
        case .pipe(let pipe):
            try refuseArguments(first, rest, final)
            return try evaluate(pipe, dot: dot)
        case .variable(let variable): return try evaluateVariable(variable, rest, final, dot: dot)
        default: break
        }
        node = first.node
        try refuseArguments(first, rest, final)
        switch first {
        case .bool(let bool): return .bool(bool.value)
        case .dot: return dot
        case .number(let number): return try idealConstant(number)
        case .string(let string): return string.value
        default: throw error("nil is not a command")
        }
    }

    private func refuseArguments(_ first: Expression, _ rest: ArraySlice<Expression>, _ final: TemplateValue?)
        throws(TemplateError)
    {
        if !rest.isEmpty || final != nil {
            throw error("can't give argument to non-function \(first.node.text)")
        }
    }

    private func idealConstant(_ number: NumberNode) throws(TemplateError) -> TemplateValue {
        node = number
        if number.isWrittenAsFloat, let float = number.float { return TemplateValue(.float(float)) }
        guard let integer = number.integer else { throw error("\(number.literal) overflows int") }
        return .int(Int(integer))
    }

    // MARK: Fields

    private func evaluateVariable(
        _ variable: VariableNode, _ rest: ArraySlice<Expression>, _ final: TemplateValue?, dot: TemplateValue
    ) throws(TemplateError) -> TemplateValue {
        node = variable
        let holder = try self.variable(variable.name)
        guard !variable.names.isEmpty else {
            try refuseArguments(.variable(variable), rest, final)
            return holder.value
        }
        return try evaluateChain(
            variable.names, of: holder.value, isElement: holder.isElement, variable, rest, final, dot: dot)
    }

    private func evaluateChain(
        _ chain: ChainNode, _ rest: ArraySlice<Expression>, _ final: TemplateValue?, dot: TemplateValue
    ) throws(TemplateError) -> TemplateValue {
        node = chain
        if case .nothing = chain.expression {
            throw error("indirection through explicit nil in \(chain.text)")
        }
        let receiver = try argument(chain.expression, as: nil, dot: dot)
        return try evaluateChain(chain.names, of: receiver, isElement: false, chain, rest, final, dot: dot)
    }

    /// `.X.Y.Z` of a receiver; the last may be a method and takes the arguments.
    private func evaluateChain(
        _ names: [String], of receiver: TemplateValue, isElement: Bool, _ node: TemplateNode,
        _ rest: ArraySlice<Expression>, _ final: TemplateValue?, dot: TemplateValue
    ) throws(TemplateError) -> TemplateValue {
        var value = receiver
        var isElement = isElement
        for name in names.dropLast() {
            let holdsInterfaces = value.map?.elementType == .any
            value = try field(name, of: value, isElement: isElement, node, [], nil, dot: dot)
            isElement = holdsInterfaces
        }
        guard let last = names.last else { return value }
        return try field(last, of: value, isElement: isElement, node, rest, final, dot: dot)
    }

    /// - Parameter isElement: whether Go knows the receiver as `interface {}` only; messages then name that type.
    private func field(
        _ name: String, of receiver: TemplateValue, isElement: Bool, _ node: TemplateNode,
        _ rest: ArraySlice<Expression>, _ final: TemplateValue?, dot: TemplateValue
    ) throws(TemplateError) -> TemplateValue {
        func noField() -> TemplateError {
            error("can't evaluate field \(name) in type \(isElement ? "interface {}" : receiver.goTypeName)")
        }
        switch receiver.payload {
        case .map(let map):
            if map.typeName == ValuesMethods.typeName, let parameters = ValuesMethods.parameters(of: name) {
                let arguments = try arguments(name, parameters, rest, final, dot: dot)
                return try attempt(name, node) { () throws(TemplateProblem) in
                    try ValuesMethods.call(name, on: receiver, arguments)
                }
            }
            if !rest.isEmpty || final != nil { throw error("\(name) is not a method but has arguments") }
            return member(name, of: map, receiver)
        case .none: return TemplateValue(.none, origins: child(of: receiver, name))
        case .object(let object):
            if object is NilInterface { throw error("nil pointer evaluating interface {}.\(name)") }
            if let parameters = object.parameters(ofMethod: name) {
                let arguments = try arguments(name, parameters, rest, final, dot: dot)
                let result = try attempt(name, node) { () throws(TemplateProblem) in
                    try object.member(name, arguments: arguments)
                }
                if var result {
                    if traces { result.origins = context.origins.union(result.origins, child(of: receiver, name)) }
                    return result
                }
            }
            var found = try attempt(name, node) { () throws(TemplateProblem) in
                try object.member(name, arguments: [])
            }
            if found == nil, case .map(let map)? = object.collection?.payload {
                found = map.elementType == .bytes ? TemplateValue(.object(ByteSlice([]))) : .none
            }
            guard var found else { throw noField() }
            if !rest.isEmpty || final != nil { throw error("\(name) has arguments but cannot be invoked as function") }
            if traces { found.origins = context.origins.union(found.origins, child(of: receiver, name)) }
            return found
        case .time(let time):
            guard let parameters = TimeMethods.parameters(ofTime: name) else { throw noField() }
            let arguments = try arguments(name, parameters, rest, final, dot: dot)
            guard let result = TimeMethods.call(name, on: time, arguments) else { throw noField() }
            return TemplateValue(result.payload, origins: receiver.origins)
        case .duration(let duration):
            guard let parameters = TimeMethods.parameters(ofDuration: name) else { throw noField() }
            let arguments = try arguments(name, parameters, rest, final, dot: dot)
            guard let result = TimeMethods.call(name, onDuration: duration, arguments) else { throw noField() }
            return TemplateValue(result.payload, origins: receiver.origins)
        default: throw noField()
        }
    }

    private func member(_ name: String, of map: ValueMap, _ receiver: TemplateValue) -> TemplateValue {
        if let found = map[name] {
            return found.isNone ? TemplateValue(.object(NilInterface()), origins: found.origins) : found
        }
        let origins = child(of: receiver, name)
        return map.elementType == .string
            ? TemplateValue(.string(""), origins: origins)
            : TemplateValue(.object(NilInterface()), origins: origins)
    }

    private func child(of receiver: TemplateValue, _ name: String) -> Origins {
        traces ? context.origins.child(receiver.origins, key: name) : .none
    }

    /// Calls a method and turns its problem into an error with a place.
    private func attempt<Result>(
        _ name: String, _ place: TemplateNode, _ body: () throws(TemplateProblem) -> Result
    ) throws(TemplateError) -> Result {
        do throws(TemplateProblem) {
            return try body()
        } catch {
            node = place
            throw failure(of: name, error)
        }
    }

    func failure(of name: String, _ problem: TemplateProblem) -> TemplateError {
        var result = error(
            "error calling \(name): \(problem.message)", inner: problem.inner.map { [$0] } ?? [])
        result.deliberate = problem.isDeliberate ? problem.message : problem.inner?.deliberate
        // Helm takes apart only what is Go's template library's own all the way down.
        result.isOpaque = problem.isOpaque || problem.inner == nil
        return result
    }

    // MARK: Functions

    private func call(
        _ function: FunctionNode, _ command: TemplateNode, _ rest: ArraySlice<Expression>, _ final: TemplateValue?,
        dot: TemplateValue
    ) throws(TemplateError) -> TemplateValue {
        node = function
        if function.name == "and" || function.name == "or" {
            return try shortCircuit(function.name, rest, final, dot: dot)
        }
        guard let definition = functions[function.name] else {
            throw error("\(GoLiteral.quoted(function.name)) is not a defined function")
        }
        let count = rest.count + (final == nil ? 0 : 1)
        let fixed = definition.parameters.count
        if definition.rest != nil {
            if count < fixed {
                throw error("wrong number of args for \(function.name): want at least \(fixed) got \(rest.count)")
            }
        } else if count != fixed {
            throw error("wrong number of args for \(function.name): want \(fixed) got \(count)")
        }
        var arguments: [TemplateValue] = []
        arguments.reserveCapacity(count)
        for expression in rest {
            let index = arguments.count
            let parameter = index < fixed ? definition.parameters[index] : (definition.rest ?? .any)
            arguments.append(try argument(expression, as: parameter, dot: dot))
        }
        if let final {
            let index = arguments.count
            let parameter = index < fixed ? definition.parameters[index] : (definition.rest ?? .any)
            arguments.append(try validated(final, as: parameter))
        }
        return try run(definition, arguments, command)
    }

    private func run(_ definition: TemplateFunction, _ arguments: [TemplateValue], _ command: TemplateNode)
        throws(TemplateError) -> TemplateValue
    {
        var arguments = arguments
        if traces, !condition.isNone, Self.changesItsArguments.contains(definition.name) {
            for index in arguments.indices {
                arguments[index].origins = context.origins.union(arguments[index].origins, condition)
            }
        }
        do throws(TemplateProblem) {
            var result = try definition.body(arguments, context)
            if traces, definition.tracing == .fromArguments {
                var all = result.origins
                for argument in arguments { all = context.origins.union(all, trace(of: argument, in: result)) }
                result.origins = all
            }
            return result
        } catch {
            node = command
            throw failure(of: definition.name, error)
        }
    }

    /// What the result of a function depends on for the sake of an argument: it is computed from it. A truth about anything
    /// but a truth only is what it is because of it: most changes of the argument leave it as it is.
    private func trace(of argument: TemplateValue, in result: TemplateValue) -> Origins {
        guard case .bool = result.payload else {
            return context.origins.demoted(context.origins.all(of: argument), to: .transformed)
        }
        if case .bool = argument.payload { return context.origins.demoted(argument.origins, to: .transformed) }
        return context.origins.demoted(context.origins.all(of: argument), to: .condition)
    }

    /// Functions that change the map they are given: what they put there depends on why they were called.
    private static let changesItsArguments: Set<String> = [
        "set", "unset", "merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite",
    ]

    /// `and` and `or` evaluate no more arguments than they need.
    private func shortCircuit(
        _ name: String, _ rest: ArraySlice<Expression>, _ final: TemplateValue?, dot: TemplateValue
    ) throws(TemplateError) -> TemplateValue {
        guard !rest.isEmpty || final != nil else {
            throw error("wrong number of args for \(name): want at least 1 got 0")
        }
        var value = TemplateValue.none
        var tested = Origins.none
        for expression in rest {
            value = try argument(expression, as: .value, dot: dot)
            if traces {
                value.origins = context.origins.union(value.origins, tested)
                tested = context.origins.union(
                    tested, context.origins.demoted(context.origins.truth(of: value), to: .condition))
            }
            if value.isTrue == (name == "or") { return value }
        }
        guard var final else { return value }
        if traces { final.origins = context.origins.union(final.origins, tested) }
        return final
    }

    // MARK: Arguments

    /// The arguments of a method, checked against its parameters.
    private func arguments(
        _ name: String, _ parameters: [TemplateFunction.Parameter], _ rest: ArraySlice<Expression>,
        _ final: TemplateValue?, dot: TemplateValue
    ) throws(TemplateError) -> [TemplateValue] {
        let count = rest.count + (final == nil ? 0 : 1)
        guard count == parameters.count else {
            throw error("wrong number of args for \(name): want \(parameters.count) got \(count)")
        }
        var arguments: [TemplateValue] = []
        for (expression, parameter) in zip(rest, parameters) {
            arguments.append(try argument(expression, as: parameter, dot: dot))
        }
        if let final, let last = parameters.last { arguments.append(try validated(final, as: last)) }
        return arguments
    }

    private func argument(_ expression: Expression, as parameter: TemplateFunction.Parameter?, dot: TemplateValue)
        throws(TemplateError) -> TemplateValue
    {
        node = expression.node
        switch expression {
        case .dot: return try validated(dot, as: parameter)
        case .nothing:
            if parameter?.canBeNil != false { return .none }
            throw error("cannot assign nil to \(parameter?.goName ?? "")")
        case .field(let field):
            return try validated(
                try evaluateChain(field.names, of: dot, isElement: dotIsElement, field, [], nil, dot: dot),
                as: parameter)
        case .variable(let variable):
            return try validated(try evaluateVariable(variable, [], nil, dot: dot), as: parameter)
        case .pipe(let pipe): return try validated(try evaluate(pipe, dot: dot), as: parameter)
        case .function(let function):
            return try validated(try call(function, function, [], nil, dot: dot), as: parameter)
        case .chain(let chain): return try validated(try evaluateChain(chain, [], nil, dot: dot), as: parameter)
        case .bool(let bool):
            switch parameter {
            case .bool, .any, .value, .reflected, nil: return .bool(bool.value)
            default: break
            }
        case .number(let number):
            switch parameter {
            case .any, .value, .reflected, nil: return try idealConstant(number)
            case .int: if let integer = number.integer { return .int(Int(integer)) }
            case .int64: if let integer = number.integer { return TemplateValue(.int64(integer)) }
            case .duration: if let integer = number.integer { return TemplateValue(.duration(integer)) }
            case .float: if let float = number.float { return TemplateValue(.float(float)) }
            default: break
            }
        case .string(let string):
            switch parameter {
            case .string, .any, .value, .reflected, nil: return string.value
            default: break
            }
        }
        throw error(parameter?.mismatch(expression.argumentText) ?? "")
    }

    /// The value, where it may stand for the parameter.
    private func validated(_ value: TemplateValue, as parameter: TemplateFunction.Parameter?)
        throws(TemplateError) -> TemplateValue
    {
        guard let parameter else { return value }
        switch (parameter, value.payload) {
        case (.any, .object(let object)), (.value, .object(let object)):
            return object is NilInterface ? TemplateValue(.none, origins: value.origins) : value
        case (.any, _), (.value, _), (.reflected, _): return value
        case (.string, .string), (.string, .text), (.string, .bytes), (.int, .int), (.int64, .int64), (.float, .float),
            (.bool, .bool),
            (.map, .map), (.time, .time), (.duration, .duration):
            return value
        case (.list, .list(let list)) where list.elementType == .any: return value
        case (.strings, .list(let list)) where list.elementType == .string: return value
        case (_, .none):
            if parameter.canBeNil { return value }
            throw error("invalid value; expected \(parameter.goName)")
        default:
            throw error("wrong type for value; expected \(parameter.goName); got \(value.goTypeName)")
        }
    }
}

extension TemplateFunction.Parameter {
    /// The name of the Go type.
    var goName: String {
        switch self {
        case .any: "interface {}"
        case .string: "string"
        case .int: "int"
        case .int64: "int64"
        case .float: "float64"
        case .bool: "bool"
        case .list: "[]interface {}"
        case .strings: "[]string"
        case .map: "map[string]interface {}"
        case .value, .reflected: "reflect.Value"
        case .time: "time.Time"
        case .duration: "time.Duration"
        }
    }

    /// Whether `nil` may be given.
    var canBeNil: Bool {
        switch self {
        case .any, .list, .strings, .map, .value, .reflected: true
        default: false
        }
    }

    /// What is said of a constant of the wrong kind.
    func mismatch(_ text: String) -> String {
        switch self {
        case .bool: "expected bool; found \(text)"
        case .string: "expected string; found \(text)"
        case .int, .int64, .duration: "expected integer; found \(text)"
        case .float: "expected float; found \(text)"
        default: "can't handle \(text) for arg of type \(goName)"
        }
    }
}
