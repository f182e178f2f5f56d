import Foundation
import Synchronization

/// Shows on standard error that something goes on, once it has lasted for a second.
final class Progress: Sendable {
    private static let framePeriod: TimeInterval = 0.12

    private struct State {
        var line: ProgressLine
        var isOver = false
    }

    private let state: Mutex<State>
    private let start = ContinuousClock.now

    private init(_ step: String) {
        state = Mutex(State(line: ProgressLine(step, isTerminal: Console.showsSpinner, width: Console.errorWidth)))
    }

    /// Runs `work` and shows `step` meanwhile; `work` may name further steps.
    static func show<Result>(_ step: String, _ work: (Progress) throws -> Result) rethrows -> Result {
        let progress = Progress(step)
        let thread = Thread { progress.run() }
        thread.start()
        defer { progress.end() }
        return try work(progress)
    }

    /// Says what is done from now on.
    func step(_ text: String) {
        state.withLock { $0.line.step = text }
    }

    private func run() {
        while state.withLock({ !$0.isOver }) {
            Thread.sleep(forTimeInterval: Self.framePeriod)
            state.withLock { state in
                guard !state.isOver, let text = state.line.text(after: ContinuousClock.now - start) else { return }
                write(text)
            }
        }
    }

    private func end() {
        state.withLock { state in
            state.isOver = true
            if let text = state.line.end { write(text) }
        }
    }

    private func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
