/// A part of a template that has a place, for messages.
class TemplateNode {
    /// The offset in bytes of the text it was parsed from.
    let position: Int
    /// The file it was parsed from.
    let source: TemplateText

    init(_ position: Int, _ source: TemplateText) {
        self.position = position
        self.source = source
    }

    /// The part as Go's library prints it in messages.
    var text: String { "" }
}

/// A text that was parsed: a file of a chart, or the argument of `tpl`.
final class TemplateText {
    /// The name in messages, such as `web/templates/deployment.yaml`.
    let name: String
    /// The text.
    let text: String
    private lazy var lineStarts: [Int] = {
        var starts = [0]
        for (offset, byte) in text.utf8.enumerated() where byte == 0x0A { starts.append(offset + 1) }
        return starts
    }()

    init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The line from 1 and the column in bytes from 0, as Go's library counts them.
    func place(_ position: Int) -> (line: Int, column: Int) {
        var (low, high) = (0, lineStarts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= position { low = middle } else { high = middle }
        }
        return (low + 1, position - lineStarts[low])
    }
}

/// What an action can hold.
enum Expression {
    case dot(DotNode)
    case nothing(NilNode)
    case bool(BoolNode)
    case number(NumberNode)
    case string(StringNode)
    case field(FieldNode)
    case variable(VariableNode)
    case chain(ChainNode)
    case pipe(PipeNode)
    case function(FunctionNode)

    var node: TemplateNode {
        switch self {
        case .dot(let node): node
        case .nothing(let node): node
        case .bool(let node): node
        case .number(let node): node
        case .string(let node): node
        case .field(let node): node
        case .variable(let node): node
        case .chain(let node): node
        case .pipe(let node): node
        case .function(let node): node
        }
    }

    /// The text as an argument: pipelines in parentheses.
    var argumentText: String {
        if case .pipe(let pipe) = self { "(\(pipe.text))" } else { node.text }
    }
}

final class DotNode: TemplateNode {
    override var text: String { "." }
}

final class NilNode: TemplateNode {
    override var text: String { "nil" }
}

final class BoolNode: TemplateNode {
    let value: Bool
    init(_ value: Bool, _ position: Int, _ source: TemplateText) {
        self.value = value
        super.init(position, source)
    }
    override var text: String { value ? "true" : "false" }
}

final class StringNode: TemplateNode {
    let quoted: String
    let value: TemplateValue
    init(quoted: String, value: String, _ position: Int, _ source: TemplateText) {
        self.quoted = quoted
        self.value = .string(value)
        super.init(position, source)
    }
    override var text: String { quoted }
}

final class FieldNode: TemplateNode {
    let names: [String]
    init(_ names: [String], _ position: Int, _ source: TemplateText) {
        self.names = names
        super.init(position, source)
    }
    override var text: String { names.map { "." + $0 }.joined() }
}

final class VariableNode: TemplateNode {
    /// The variable with its `$`.
    let name: String
    let names: [String]
    init(_ name: String, names: [String], _ position: Int, _ source: TemplateText) {
        self.name = name
        self.names = names
        super.init(position, source)
    }
    override var text: String { name + names.map { "." + $0 }.joined() }
}

final class ChainNode: TemplateNode {
    let expression: Expression
    let names: [String]
    init(_ expression: Expression, names: [String], _ position: Int, _ source: TemplateText) {
        self.expression = expression
        self.names = names
        super.init(position, source)
    }
    override var text: String { expression.argumentText + names.map { "." + $0 }.joined() }
}

final class FunctionNode: TemplateNode {
    let name: String
    init(_ name: String, _ position: Int, _ source: TemplateText) {
        self.name = name
        super.init(position, source)
    }
    override var text: String { name }
}

final class CommandNode: TemplateNode {
    let arguments: [Expression]
    init(_ arguments: [Expression], _ position: Int, _ source: TemplateText) {
        self.arguments = arguments
        super.init(position, source)
    }
    override var text: String { arguments.map(\.argumentText).joined(separator: " ") }
}

final class PipeNode: TemplateNode {
    let declarations: [VariableNode]
    let isAssignment: Bool
    let commands: [CommandNode]
    init(
        declarations: [VariableNode], isAssignment: Bool, commands: [CommandNode], _ position: Int,
        _ source: TemplateText
    ) {
        self.declarations = declarations
        self.isAssignment = isAssignment
        self.commands = commands
        super.init(position, source)
    }
    override var text: String {
        (declarations.isEmpty
            ? "" : declarations.map(\.text).joined(separator: ", ") + (isAssignment ? " = " : " := "))
            + commands.map(\.text).joined(separator: " | ")
    }
}

/// A piece of a template's body.
enum Statement {
    case text(TextNode)
    case action(ActionNode)
    case ifBlock(BranchNode)
    case with(BranchNode)
    case range(BranchNode)
    case template(CallNode)
    case breakLoop(LoopControlNode)
    case continueLoop(LoopControlNode)
}

final class TextNode: TemplateNode {
    let content: String
    init(_ content: String, _ position: Int, _ source: TemplateText) {
        self.content = content
        super.init(position, source)
    }
    override var text: String { GoLiteral.quoted(content) }
}

final class ActionNode: TemplateNode {
    let pipe: PipeNode
    init(_ pipe: PipeNode, _ position: Int, _ source: TemplateText) {
        self.pipe = pipe
        super.init(position, source)
    }
    override var text: String { "{{\(pipe.text)}}" }
}

/// `if`, `with` or `range`.
final class BranchNode: TemplateNode {
    let keyword: String
    let pipe: PipeNode
    let body: [Statement]
    let elseBody: [Statement]?
    /// The variables that either branch assigns to: they depend on the condition whichever branch is taken.
    let assigned: [String]
    /// Where what it prints begins in its line; `nil` where its text does not tell.
    let margin: TracedText.Margin?
    init(
        _ keyword: String, _ pipe: PipeNode, _ body: [Statement], else elseBody: [Statement]?, _ position: Int,
        _ source: TemplateText
    ) {
        self.keyword = keyword
        self.pipe = pipe
        self.body = body
        self.elseBody = elseBody
        margin = Self.margin(of: body)
        assigned = Set(Self.assignments(body) + Self.assignments(elseBody ?? [])).sorted()
        super.init(position, source)
    }
    override var text: String { "{{\(keyword) \(pipe.text)}}" }

    /// The margin of the first line of text that is not blank.
    private static func margin(of statements: [Statement]) -> TracedText.Margin? {
        for statement in statements {
            switch statement {
            case .text(let text):
                // The first line goes on where the line before ended.
                for line in text.content.split(separator: "\n", omittingEmptySubsequences: false).dropFirst() {
                    let column = line.prefix { $0 == " " }.count
                    let rest = line.dropFirst(column)
                    guard let first = rest.first, first != "#", !rest.hasPrefix("---") else { continue }
                    return TracedText.Margin(column: column, isElement: first == "-")
                }
            case .ifBlock(let branch), .with(let branch), .range(let branch): return branch.margin
            case .action(let action) where !action.pipe.declarations.isEmpty: continue
            case .action(let action): return margin(of: action.pipe)
            default: return nil
            }
        }
        return nil
    }

    /// What `nindent 8` prints has its margin.
    private static func margin(of pipe: PipeNode) -> TracedText.Margin? {
        guard let command = pipe.commands.last, case .function(let function)? = command.arguments.first,
            function.name == "nindent", command.arguments.count > 1, case .number(let width) = command.arguments[1],
            let column = width.integer, (0...1_000).contains(column)
        else { return nil }
        return TracedText.Margin(column: Int(column), isElement: nil)
    }

    private static func assignments(_ statements: [Statement]) -> [String] {
        statements.flatMap { statement -> [String] in
            switch statement {
            case .action(let action): action.pipe.isAssignment ? action.pipe.declarations.map(\.name) : []
            case .ifBlock(let branch), .with(let branch), .range(let branch):
                branch.assigned + (branch.pipe.isAssignment ? branch.pipe.declarations.map(\.name) : [])
            default: []
            }
        }
    }
}

/// `template` or `block`.
final class CallNode: TemplateNode {
    let name: String
    let pipe: PipeNode?
    init(_ name: String, _ pipe: PipeNode?, _ position: Int, _ source: TemplateText) {
        self.name = name
        self.pipe = pipe
        super.init(position, source)
    }
    override var text: String { "{{template \(GoLiteral.quoted(name))\(pipe.map { " " + $0.text } ?? "")}}" }
}

final class LoopControlNode: TemplateNode {}

/// A named template.
final class TemplateTree {
    /// Its name: the file's, or what `define` says.
    let name: String
    /// Where it was parsed.
    let source: TemplateText
    let body: [Statement]

    init(name: String, source: TemplateText, body: [Statement]) {
        self.name = name
        self.source = source
        self.body = body
    }

    /// Whether there is nothing in it but space: such a definition does not replace another.
    var isEmpty: Bool {
        body.allSatisfy { statement in
            if case .text(let text) = statement {
                text.content.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
            } else {
                false
            }
        }
    }
}
