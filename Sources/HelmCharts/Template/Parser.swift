/// Parses templates, with the grammar and the messages of Go's `text/template/parse`.
struct Parser {
    private let source: TemplateText
    private let tokens: [Lexer.Token]
    private let hasFunction: (String) -> Bool
    private var index = 0
    /// The furthest token that was looked at: messages name its line.
    private var furthest = 0
    private var variables = ["$"]
    private var rangeDepth = 0
    private var actionLine = 0
    private var depth = 0
    private var trees: [String: TemplateTree] = [:]

    /// Parentheses and blocks within each other beyond this are refused, as the parser calls itself for them.
    private static let deepest = 500

    private init(source: TemplateText, hasFunction: @escaping (String) -> Bool) {
        self.source = source
        self.hasFunction = hasFunction
        tokens = Lexer.tokens(of: source.text)
    }

    /// The templates of a text by name: the text itself under `name`, and those that it defines.
    static func parse(_ source: TemplateText, hasFunction: @escaping (String) -> Bool)
        throws(TemplateError) -> [String: TemplateTree]
    {
        var parser = Parser(source: source, hasFunction: hasFunction)
        let body = try parser.parseTopLevel()
        try parser.add(TemplateTree(name: source.name, source: source, body: body))
        return parser.trees
    }

    // MARK: Tokens

    private mutating func next() -> Lexer.Token {
        let token = peek()
        index += 1
        return token
    }

    private mutating func peek() -> Lexer.Token {
        furthest = max(furthest, min(index, tokens.count - 1))
        return tokens[min(index, tokens.count - 1)]
    }

    private mutating func nextNonSpace() -> Lexer.Token {
        var token = next()
        while token.kind == .space { token = next() }
        return token
    }

    private mutating func peekNonSpace() -> Lexer.Token {
        while peek().kind == .space { index += 1 }
        return peek()
    }

    private mutating func expect(_ kind: Lexer.Kind, _ context: String) throws(TemplateError) -> Lexer.Token {
        let token = nextNonSpace()
        if token.kind != kind { throw unexpected(token, context) }
        return token
    }

    // MARK: Messages

    private func error(_ message: String) -> TemplateError {
        TemplateError(template: source.name, line: tokens[furthest].line, column: 0, message: message)
    }

    private func unexpected(_ token: Lexer.Token, _ context: String) -> TemplateError {
        guard token.kind == .error else { return error("unexpected \(token.description) in \(context)") }
        var extra = ""
        if actionLine != 0, actionLine != token.line {
            let isAboutAction = token.text.hasSuffix(" action")
            extra = (isAboutAction ? "" : " in action") + " started at \(source.name):\(actionLine)"
        }
        return error(token.description + extra)
    }

    private mutating func descend() throws(TemplateError) {
        depth += 1
        if depth > Self.deepest {
            throw error("nested more than \(Self.deepest) deep; split the template with define")
        }
    }

    // MARK: Templates

    private mutating func add(_ tree: TemplateTree) throws(TemplateError) {
        if let known = trees[tree.name], !known.isEmpty {
            if !tree.isEmpty {
                throw error("template: multiple definition of template \(GoLiteral.quoted(tree.name))")
            }
            return
        }
        trees[tree.name] = tree
    }

    private mutating func parseTopLevel() throws(TemplateError) -> [Statement] {
        var body: [Statement] = []
        while peek().kind != .end {
            if peek().kind == .leftDelimiter {
                let start = index
                index += 1
                if nextNonSpace().kind == .define {
                    try parseDefinition()
                    continue
                }
                index = start
            }
            switch try textOrAction() {
            case .statement(let statement): body.append(statement)
            case .end: throw error("unexpected {{end}}")
            case .elseBranch: throw error("unexpected {{else}}")
            }
        }
        return body
    }

    private mutating func parseDefinition() throws(TemplateError) {
        let token = nextNonSpace()
        let name = try templateName(token, "define clause")
        _ = try expect(.rightDelimiter, "define clause")
        let body = try namedBody("define clause")
        try add(TemplateTree(name: name, source: source, body: body))
    }

    /// The body of `define` or `block`, which sees none of the variables outside.
    private mutating func namedBody(_ context: String) throws(TemplateError) -> [Statement] {
        let (outer, outerDepth) = (variables, rangeDepth)
        (variables, rangeDepth) = (["$"], 0)
        defer { (variables, rangeDepth) = (outer, outerDepth) }
        let (body, terminator) = try itemList()
        guard terminator == .end else { throw error("unexpected {{else}} in \(context)") }
        return body
    }

    private mutating func templateName(_ token: Lexer.Token, _ context: String) throws(TemplateError) -> String {
        guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, context) }
        guard let name = GoLiteral.unquoted(token.text) else { throw error("invalid syntax") }
        return name
    }

    private enum Terminator {
        case end, elseBranch
    }

    private enum Item {
        case statement(Statement)
        case end
        case elseBranch
    }

    private mutating func itemList() throws(TemplateError) -> ([Statement], Terminator) {
        try descend()
        defer { depth -= 1 }
        var body: [Statement] = []
        while peekNonSpace().kind != .end {
            switch try textOrAction() {
            case .statement(let statement): body.append(statement)
            case .end: return (body, .end)
            case .elseBranch: return (body, .elseBranch)
            }
        }
        throw error("unexpected EOF")
    }

    private mutating func textOrAction() throws(TemplateError) -> Item {
        let token = nextNonSpace()
        switch token.kind {
        case .text: return .statement(.text(TextNode(token.text, token.position, source)))
        case .leftDelimiter:
            actionLine = token.line
            defer { actionLine = 0 }
            return try action()
        default: throw unexpected(token, "input")
        }
    }

    private mutating func action() throws(TemplateError) -> Item {
        let token = nextNonSpace()
        switch token.kind {
        case .block: return .statement(try block())
        case .breakLoop: return .statement(.breakLoop(try loopControl(token, "break")))
        case .continueLoop: return .statement(.continueLoop(try loopControl(token, "continue")))
        case .elseBranch:
            // `else if` and `else with` leave the keyword for whoever parses the branch.
            let following = peekNonSpace().kind
            if following != .ifBlock, following != .with { _ = try expect(.rightDelimiter, "else") }
            return .elseBranch
        case .endBlock:
            _ = try expect(.rightDelimiter, "end")
            return .end
        case .ifBlock: return .statement(.ifBlock(try branch("if", token)))
        case .range: return .statement(.range(try branch("range", token)))
        case .with: return .statement(.with(try branch("with", token)))
        case .template: return .statement(try call())
        default:
            index -= 1
            let position = peek().position
            return .statement(
                .action(ActionNode(try pipeline("command", end: .rightDelimiter), position, source)))
        }
    }

    private mutating func loopControl(_ token: Lexer.Token, _ keyword: String) throws(TemplateError) -> LoopControlNode
    {
        let following = nextNonSpace()
        if following.kind != .rightDelimiter { throw unexpected(following, "{{\(keyword)}}") }
        if rangeDepth == 0 { throw error("{{\(keyword)}} outside {{range}}") }
        return LoopControlNode(token.position, source)
    }

    private mutating func branch(_ keyword: String, _ token: Lexer.Token) throws(TemplateError) -> BranchNode {
        let outer = variables.count
        defer { variables.removeSubrange(outer...) }
        let pipe = try pipeline(keyword, end: .rightDelimiter)
        if keyword == "range" { rangeDepth += 1 }
        let (body, terminator) = try itemList()
        if keyword == "range" { rangeDepth -= 1 }
        var elseBody: [Statement]?
        if terminator == .elseBranch {
            let following = peek().kind
            if keyword == "if", following == .ifBlock {
                let token = next()
                try descend()
                elseBody = [.ifBlock(try branch("if", token))]
                depth -= 1
            } else if keyword == "with", following == .with {
                let token = next()
                try descend()
                elseBody = [.with(try branch("with", token))]
                depth -= 1
            } else {
                let (rest, terminator) = try itemList()
                guard terminator == .end else { throw error("expected end; found {{else}}") }
                elseBody = rest
            }
        }
        return BranchNode(keyword, pipe, body, else: elseBody, pipe.position, source)
    }

    private mutating func block() throws(TemplateError) -> Statement {
        let token = nextNonSpace()
        let name = try templateName(token, "block clause")
        let pipe = try pipeline("block clause", end: .rightDelimiter)
        let body = try namedBody("block clause")
        try add(TemplateTree(name: name, source: source, body: body))
        return .template(CallNode(name, pipe, token.position, source))
    }

    private mutating func call() throws(TemplateError) -> Statement {
        let token = nextNonSpace()
        let name = try templateName(token, "template clause")
        var pipe: PipeNode?
        if nextNonSpace().kind != .rightDelimiter {
            index -= 1
            pipe = try pipeline("template clause", end: .rightDelimiter)
        }
        return .template(CallNode(name, pipe, token.position, source))
    }

    // MARK: Pipelines

    private mutating func pipeline(_ context: String, end: Lexer.Kind) throws(TemplateError) -> PipeNode {
        try descend()
        defer { depth -= 1 }
        let position = peekNonSpace().position
        let (declarations, isAssignment) = try declarations(context)
        var commands: [CommandNode] = []
        while true {
            let token = nextNonSpace()
            switch token.kind {
            case end:
                try check(commands, context)
                return PipeNode(
                    declarations: declarations, isAssignment: isAssignment, commands: commands, position, source)
            case .bool, .characterConstant, .complex, .dot, .field, .identifier, .number, .nilValue, .rawString,
                .string,
                .variable, .leftParenthesis:
                index -= 1
                commands.append(try command())
            default: throw unexpected(token, context)
            }
        }
    }

    /// The variables before `:=` or `=`, if any.
    private mutating func declarations(_ context: String) throws(TemplateError) -> ([VariableNode], Bool) {
        var declarations: [VariableNode] = []
        while true {
            let variable = peekNonSpace()
            guard variable.kind == .variable else { return (declarations, false) }
            let start = index
            index += 1
            let following = peekNonSpace()
            if following.kind == .assign || following.kind == .declare {
                index += 1
                declarations.append(VariableNode(variable.text, names: [], variable.position, source))
                variables.append(variable.text)
                return (declarations, following.kind == .assign)
            }
            guard following.kind == .character, following.text == "," else {
                index = start
                return (declarations, false)
            }
            index += 1
            declarations.append(VariableNode(variable.text, names: [], variable.position, source))
            variables.append(variable.text)
            guard context == "range", declarations.count < 2 else {
                throw error("too many declarations in \(context)")
            }
            switch peekNonSpace().kind {
            case .variable, .rightDelimiter, .rightParenthesis: continue
            default: throw error("range can only initialize variables")
            }
        }
    }

    private func check(_ commands: [CommandNode], _ context: String) throws(TemplateError) {
        if commands.isEmpty { throw error("missing value for \(context)") }
        for (stage, command) in commands.enumerated().dropFirst() {
            switch command.arguments[0] {
            case .bool, .dot, .nothing, .number, .string:
                throw error("non executable command in pipeline stage \(stage + 1)")
            default: break
            }
        }
    }

    private mutating func command() throws(TemplateError) -> CommandNode {
        let position = peekNonSpace().position
        var arguments: [Expression] = []
        while true {
            _ = peekNonSpace()
            if let operand = try operand() { arguments.append(operand) }
            let token = next()
            switch token.kind {
            case .space: continue
            case .rightDelimiter, .rightParenthesis: index -= 1
            case .pipe: break
            default: throw unexpected(token, "operand")
            }
            break
        }
        if arguments.isEmpty { throw error("empty command") }
        return CommandNode(arguments, position, source)
    }

    private mutating func operand() throws(TemplateError) -> Expression? {
        guard let term = try term() else { return nil }
        guard peek().kind == .field else { return term }
        let position = peek().position
        var names: [String] = []
        while peek().kind == .field { names.append(String(next().text.dropFirst())) }
        switch term {
        case .field(let field): return .field(FieldNode(field.names + names, position, source))
        case .variable(let variable):
            return .variable(VariableNode(variable.name, names: variable.names + names, position, source))
        case .bool, .string, .number, .nothing, .dot:
            throw error("unexpected . after term \(GoLiteral.quoted(term.node.text))")
        default: return .chain(ChainNode(term, names: names, position, source))
        }
    }

    private mutating func term() throws(TemplateError) -> Expression? {
        let token = nextNonSpace()
        switch token.kind {
        case .identifier:
            guard hasFunction(token.text) else {
                throw error("function \(GoLiteral.quoted(token.text)) not defined")
            }
            return .function(FunctionNode(token.text, token.position, source))
        case .dot: return .dot(DotNode(token.position, source))
        case .nilValue: return .nothing(NilNode(token.position, source))
        case .variable:
            guard variables.contains(token.text) else {
                throw error("undefined variable \(GoLiteral.quoted(token.text))")
            }
            return .variable(VariableNode(token.text, names: [], token.position, source))
        case .field: return .field(FieldNode([String(token.text.dropFirst())], token.position, source))
        case .bool: return .bool(BoolNode(token.text == "true", token.position, source))
        case .characterConstant, .number, .complex:
            do throws(TemplateProblem) {
                return .number(
                    try NumberNode.parse(
                        token.text, isCharacter: token.kind == .characterConstant, token.position, source))
            } catch {
                throw self.error(error.message)
            }
        case .leftParenthesis:
            return .pipe(try pipeline("parenthesized pipeline", end: .rightParenthesis))
        case .string, .rawString:
            guard let value = GoLiteral.unquoted(token.text) else { throw error("invalid syntax") }
            return .string(StringNode(quoted: token.text, value: value, token.position, source))
        default:
            index -= 1
            return nil
        }
    }
}
