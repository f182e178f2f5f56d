import Promotion

/// What is written while something goes on, as a function of time: a terminal gets one line that moves, anything else a plain line for each
/// step.
struct ProgressLine {
    /// How long the whole may take before anything is shown.
    static let patience: Duration = .seconds(1)
    private static let frames = ["|", "/", "-", "\\"]
    /// The start of the line, cleared.
    private static let clear = "\r\u{1B}[K"

    /// Whether the last line can be rewritten.
    let isTerminal: Bool
    /// The columns of the terminal; `nil` where it does not say.
    let width: Int?
    /// What is done.
    var step: String
    private var shown: String?
    private var frame = 0

    init(_ step: String, isTerminal: Bool, width: Int?) {
        self.step = step
        self.isTerminal = isTerminal
        self.width = width
    }

    /// What to write after `elapsed` since the beginning; `nil` for nothing.
    mutating func text(after elapsed: Duration) -> String? {
        guard elapsed >= Self.patience, isTerminal || shown != step else { return nil }
        shown = step
        guard isTerminal else { return "\(step) ...\n" }
        frame += 1
        return "\(Self.clear)\(Self.frames[frame % Self.frames.count]) \(fitting)"
    }

    /// What to write at the end, so that nothing is left on a terminal.
    var end: String? { isTerminal && shown != nil ? Self.clear : nil }

    /// The step on one line: what wraps could not be cleared any more.
    private var fitting: String {
        guard let width else { return step }
        // Too narrow for words: the mark alone moves.
        guard width >= 16 else { return "" }
        let lines = LineBreaking.lines(of: step, width: width - 4)
        return lines.count > 1 ? lines[0] + " …" : step
    }
}
