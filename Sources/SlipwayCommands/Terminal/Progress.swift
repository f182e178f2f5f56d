import Foundation
import Synchronization

/// Shows on standard error that something goes on, once it has lasted for a second.
///
/// A terminal gets one line that moves; anything else gets one plain line for each step that lasts.
final class Progress: Sendable {
    /// How long a step may take before anything is shown.
    private static let patience: TimeInterval = 1
    private static let framePeriod: TimeInterval = 0.12
    private static let frames = ["|", "/", "-", "\\"]

    private struct State {
        var step = ""
        var shown = ""
        var startedAt = Date()
        var isOver = false
        var frame = 0
    }

    private let state = Mutex(State())
    private let isTerminal = Console.showsSpinner

    /// Runs `work` and shows `step` meanwhile; `work` may name further steps.
    static func show<Result>(_ step: String, _ work: (Progress) throws -> Result) rethrows -> Result {
        let progress = Progress()
        progress.step(step)
        let thread = Thread { progress.run() }
        thread.start()
        defer { progress.end() }
        return try work(progress)
    }

    /// Says what is done from now on.
    func step(_ text: String) {
        state.withLock { state in
            state.step = text
            state.startedAt = Date()
        }
    }

    private func run() {
        while state.withLock({ !$0.isOver }) {
            Thread.sleep(forTimeInterval: Self.framePeriod)
            state.withLock { state in
                guard !state.isOver, Date().timeIntervalSince(state.startedAt) >= Self.patience else { return }
                if isTerminal {
                    state.frame += 1
                    write("\r\u{1B}[K\(Self.frames[state.frame % Self.frames.count]) \(state.step)")
                } else if state.shown != state.step {
                    write("\(state.step) ...\n")
                }
                state.shown = state.step
            }
        }
    }

    private func end() {
        state.withLock { state in
            state.isOver = true
            if isTerminal, !state.shown.isEmpty { write("\r\u{1B}[K") }
        }
    }

    private func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
