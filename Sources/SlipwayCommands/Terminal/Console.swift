import Foundation

/// Where text goes: results to standard output, all else to standard error.
enum Console {
    /// Writes a result.
    static func write(_ text: String) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            throw OutputError("standard output cannot be written; check that its disk is not full")
        }
    }

    /// Writes a line for people, beside the result. Where that is impossible, there is nobody to tell.
    static func note(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
    }

    /// Writes what went wrong. Texts that begin with a place in a file stand as they are, so that editors find the place.
    static func complain(_ text: String) {
        note(text)
    }

    /// Whether standard output is a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether colours may be written to standard output: on a terminal, unless `NO_COLOR` is set to anything.
    static var showsColor: Bool {
        isTerminal && (environment("NO_COLOR") ?? "").isEmpty && !isDumb
    }

    /// Whether standard error is a terminal that can rewrite its last line.
    static var showsSpinner: Bool { isatty(STDERR_FILENO) == 1 && !isDumb }

    /// The columns of the terminal that standard output is; `nil` where there is none.
    static var width: Int? { width(of: STDOUT_FILENO) }

    /// The columns of the terminal that standard error is; `nil` where there is none.
    static var errorWidth: Int? { width(of: STDERR_FILENO) }

    private static func width(of file: Int32) -> Int? {
        var size = winsize()
        guard isatty(file) == 1, ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Whether the terminal knows no control sequences, or nobody says which it knows.
    private static var isDumb: Bool { ["", "dumb"].contains(environment("TERM") ?? "") }

    private static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name]
    }
}
