/// Executes templates, with the semantics and the messages of Go's `text/template`.
///
/// One execution renders one file of a chart; `include`, `tpl` and `template` call it again for what they name.
final class Execution {
    let functions: [String: TemplateFunction]
    let context: RenderContext
    let sites: SiteTable
    let traces: Bool
    let limits: RenderLimits
    private(set) var actions = 0
    private(set) var printedBytes = 0
    var includes: [String: Int] = [:]
    private var depth = 0
    /// The texts of `tpl` that were parsed: each once, and kept, because messages name their nodes.
    var parsed: [String: [String: TemplateTree]] = [:]
    var tplSources: [String: TemplateText] = [:]

    // The template that is being executed.
    var set: TemplateSet
    var tree: TemplateTree
    /// The part that messages name. Trees outlive the execution.
    unowned(unsafe) var node: TemplateNode
    var variables: [Variable] = []
    /// What decided that this is executed at all.
    var condition = Origins.none
    var output: TextBuilder
    private let nowhere = TemplateNode(0, TemplateText(name: "", text: ""))

    /// Whether `.` is an element of a list or a map, which Go knows as `interface {}` only.
    var dotIsElement = false

    struct Variable {
        var name: String
        var value: TemplateValue
        /// Whether it is an element of a list or a map.
        var isElement = false
    }

    enum Flow {
        case on, breakLoop, continueLoop
    }

    init(
        functions: [String: TemplateFunction], context: RenderContext, set: TemplateSet, sites: SiteTable, traces: Bool,
        limits: RenderLimits = RenderLimits()
    ) {
        self.functions = functions
        self.context = context
        self.set = set
        self.sites = sites
        self.traces = traces
        self.limits = limits
        tree = TemplateTree(name: "", source: nowhere.source, body: [])
        node = nowhere
        output = TextBuilder(traces: traces)
    }

    /// Renders a template of the set.
    func render(_ name: String, data: TemplateValue) throws(TemplateError) -> TextBuilder {
        guard let tree = set[name] else {
            throw TemplateError(
                template: name, line: 0, column: 0, message: "no template \(GoLiteral.quoted(name))")
        }
        return try run(tree, data: data)
    }

    /// Executes a template into an output of its own.
    func run(_ tree: TemplateTree, data: TemplateValue) throws(TemplateError) -> TextBuilder {
        let saved = (self.tree, node, variables, condition, output, dotIsElement)
        defer { (self.tree, node, variables, condition, output, dotIsElement) = saved }
        dotIsElement = false
        self.tree = tree
        variables = [Variable(name: "$", value: data)]
        condition = .none
        output = TextBuilder(traces: traces)
        try descend()
        defer { depth -= 1 }
        _ = try walk(tree.body, dot: data)
        return output
    }

    private func descend() throws(TemplateError) {
        depth += 1
        if depth > limits.templateDepth {
            throw error("exceeded maximum template depth (\(limits.templateDepth))")
        }
    }

    // MARK: Messages

    func error(_ message: String, inner: [TemplateError] = []) -> TemplateError {
        let place = node.source.place(node.position)
        return TemplateError(
            template: node.source.name, line: place.line, column: place.column, executing: tree.name, at: node.text,
            message: message, inner: inner)
    }

    // MARK: Statements

    func walk(_ statements: [Statement], dot: TemplateValue) throws(TemplateError) -> Flow {
        for statement in statements {
            switch try walk(statement, dot: dot) {
            case .on: break
            case let flow: return flow
            }
        }
        return .on
    }

    private func walk(_ statement: Statement, dot: TemplateValue) throws(TemplateError) -> Flow {
        actions += 1
        if actions > limits.actions {
            throw error("stopped after \(limits.actions) actions; look for a loop or a recursion without end")
        }
        switch statement {
        case .text(let text):
            try count(text.content.utf8.count)
            output.append(text.content, origins: condition, site: traces ? site(of: text, isText: true) : .nowhere)
        case .action(let action):
            node = action
            let value = try evaluate(action.pipe, dot: dot)
            if action.pipe.declarations.isEmpty {
                node = action
                try print(value, site: traces ? site(of: action, isText: false) : .nowhere)
            }
        case .ifBlock(let branch): return try walkBranch(branch, dot: dot, setsDot: false)
        case .with(let branch): return try walkBranch(branch, dot: dot, setsDot: true)
        case .range(let branch): return try walkRange(branch, dot: dot)
        case .template(let call): try walkCall(call, dot: dot)
        case .breakLoop: return .breakLoop
        case .continueLoop: return .continueLoop
        }
        return .on
    }

    private func count(_ bytes: Int) throws(TemplateError) {
        printedBytes += bytes
        if printedBytes > limits.outputBytes {
            throw error("stopped after \(limits.outputBytes >> 20) MiB of output; look for a loop without end")
        }
    }

    private func site(of node: TemplateNode, isText: Bool) -> Site {
        sites.site(
            SiteTable.Entry(
                file: node.source.name, line: node.source.place(node.position).line, isText: isText,
                includedFrom: .nowhere))
    }

    private func print(_ value: TemplateValue, site: Site) throws(TemplateError) {
        let origins = traces ? context.origins.union(value.origins, condition) : .none
        switch value.payload {
        case .string(let text):
            try count(text.utf8.count)
            output.append(text, origins: origins, site: site)
        case .text(let text):
            try count(text.string.utf8.count)
            output.append(text, origins: origins, site: site, table: context.origins, sites: sites)
        case .none:
            output.append("<no value>", origins: origins, site: site)
        default:
            let text = GoFormatter.text(value)
            try count(text.utf8.count)
            let all = traces ? context.origins.union(context.origins.all(of: value), condition) : .none
            output.append(text, origins: all, site: site)
        }
    }

    /// Runs `body` under a condition that depends on `origins`.
    private func under(_ origins: Origins, _ body: () throws(TemplateError) -> Flow) throws(TemplateError) -> Flow {
        guard traces, !origins.isNone else { return try body() }
        let outer = condition
        condition = context.origins.union(outer, context.origins.demoted(origins, to: .condition))
        defer { condition = outer }
        return try body()
    }

    private func walkBranch(_ branch: BranchNode, dot: TemplateValue, setsDot: Bool) throws(TemplateError) -> Flow {
        node = branch
        let mark = variables.count
        defer { variables.removeSubrange(mark...) }
        let value = try evaluate(branch.pipe, dot: dot)
        let origins = traces ? context.origins.truth(of: value) : .none
        noteCondition(origins, branch)
        return try under(origins) { () throws(TemplateError) in
            if value.isTrue {
                let outer = dotIsElement
                if setsDot { dotIsElement = false }
                defer { dotIsElement = outer }
                return try walk(branch.body, dot: setsDot ? value : dot)
            }
            if let elseBody = branch.elseBody { return try walk(elseBody, dot: dot) }
            return .on
        }
    }

    /// Leaves a mark where a condition was decided, and lets it count for the variables that either branch assigns to.
    private func noteCondition(_ origins: Origins, _ branch: BranchNode) {
        guard traces, !origins.isNone else { return }
        let origins = context.origins.demoted(origins, to: .condition)
        output.mark(
            context.origins.union(origins, condition), site: site(of: branch, isText: false), margin: branch.margin)
        for name in branch.assigned {
            guard let index = variables.lastIndex(where: { $0.name == name }) else { continue }
            variables[index].value.origins = context.origins.union(variables[index].value.origins, origins)
        }
    }

    private func walkRange(_ branch: BranchNode, dot: TemplateValue) throws(TemplateError) -> Flow {
        node = branch
        let outer = variables.count
        defer { variables.removeSubrange(outer...) }
        let value = try evaluate(branch.pipe, dot: dot)
        let origins = traces ? context.origins.truth(of: value) : .none
        noteCondition(origins, branch)
        let mark = variables.count
        let declarations = branch.pipe.declarations
        let isElement = Self.holdsInterfaces(value)
        if declarations.count > 1, case .int(let count) = value.payload {
            throw error("can't use \(count) to iterate over more than one variable")
        }
        func once(_ index: TemplateValue, _ element: TemplateValue) throws(TemplateError) -> Bool {
            if branch.pipe.isAssignment {
                if declarations.count > 1 {
                    try assign(declarations[0].name, index)
                    try assign(declarations[1].name, element)
                } else if let only = declarations.first {
                    try assign(only.name, element)
                }
            } else if declarations.count > 1 {
                variables[mark - 2].value = index
                variables[mark - 1] = Variable(
                    name: variables[mark - 1].name, value: element, isElement: isElement)
            } else if declarations.count == 1 {
                variables[mark - 1] = Variable(
                    name: variables[mark - 1].name, value: element, isElement: isElement)
            }
            let outer = dotIsElement
            dotIsElement = isElement
            defer { dotIsElement = outer }
            // An element may be there because of something itself.
            let own = traces ? context.origins.conditions(element.origins) : .none
            let flow = try under(own) { () throws(TemplateError) in try walk(branch.body, dot: element) }
            variables.removeSubrange(mark...)
            return flow != .breakLoop
        }
        return try under(origins) { () throws(TemplateError) in
            if try iterate(value, origins, once) { return .on }
            guard let elseBody = branch.elseBody else { return .on }
            return try walk(elseBody, dot: dot)
        }
    }

    /// Calls `body` for each element until it says no more; false where there is none.
    private func iterate(
        _ value: TemplateValue, _ origins: Origins,
        _ body: (_ index: TemplateValue, _ element: TemplateValue) throws(TemplateError) -> Bool
    ) throws(TemplateError) -> Bool {
        func each(_ count: Int) throws(TemplateError) -> Bool {
            guard count > 0 else { return false }
            for index in 0..<count {
                let number = TemplateValue(.int(index), origins: origins)
                guard try body(number, number) else { break }
            }
            return true
        }
        switch value.payload {
        case .list(let list):
            for (index, element) in list.elements.enumerated() {
                guard try body(.int(index), Self.asElement(element)) else { break }
            }
            return !list.elements.isEmpty
        case .map(let map): return try iterate(map, value.origins, body)
        case .object(let object):
            guard let collection = object.collection else { break }
            return try iterate(TemplateValue(collection.payload, origins: value.origins), origins, body)
        case .none: return false
        case .int(let count): return try each(count)
        case .int64(let count): return try each(Int(clamping: count))
        default: break
        }
        throw error("range can't iterate over \(GoFormatter.text(value))")
    }

    private func iterate(
        _ map: ValueMap, _ origins: Origins,
        _ body: (_ index: TemplateValue, _ element: TemplateValue) throws(TemplateError) -> Bool
    ) throws(TemplateError) -> Bool {
        let keys = map.sortedKeys
        for key in keys {
            // A body may take keys out of the map that is visited.
            guard let element = map[key] else { continue }
            let name = TemplateValue(
                .string(key), origins: traces ? context.origins.demoted(origins, to: .transformed) : .none)
            guard try body(name, Self.asElement(element)) else { break }
        }
        return !keys.isEmpty
    }

    /// Whether Go knows the elements as `interface {}` only.
    private static func holdsInterfaces(_ value: TemplateValue) -> Bool {
        switch value.payload {
        case .list(let list): list.elementType == .any
        case .map(let map): map.elementType == .any
        default: false
        }
    }

    private static func asElement(_ value: TemplateValue) -> TemplateValue {
        value.isNone ? TemplateValue(.object(NilInterface()), origins: value.origins) : value
    }

    private func walkCall(_ call: CallNode, dot: TemplateValue) throws(TemplateError) {
        node = call
        guard let tree = set[call.name] else {
            throw error("template \(GoLiteral.quoted(call.name)) not defined")
        }
        let data = try call.pipe.map { (pipe) throws(TemplateError) in try evaluate(pipe, dot: dot) } ?? .none
        try descend()
        defer { depth -= 1 }
        let saved = (self.tree, variables, dotIsElement)
        defer { (self.tree, variables, dotIsElement) = saved }
        dotIsElement = false
        self.tree = tree
        variables = [Variable(name: "$", value: data)]
        _ = try walk(tree.body, dot: data)
    }

    // MARK: Variables

    func assign(_ name: String, _ value: TemplateValue) throws(TemplateError) {
        guard let index = variables.lastIndex(where: { $0.name == name }) else {
            throw error("undefined variable: \(name)")
        }
        variables[index].value = value
        if traces {
            variables[index].value.origins = context.origins.union(value.origins, condition)
        }
    }

    func variable(_ name: String) throws(TemplateError) -> Variable {
        guard let variable = variables.last(where: { $0.name == name }) else {
            throw error("undefined variable: \(name)")
        }
        return variable
    }
}
