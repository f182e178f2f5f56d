import Testing

@testable import SlipwayCommands

@Suite struct ProgressTests {
    @Test func whatIsQuickShowsNothing() {
        for isTerminal in [true, false] {
            var line = ProgressLine("Reading", isTerminal: isTerminal, width: 80)
            let early = line.text(after: .milliseconds(999))
            #expect(early == nil)
            #expect(line.end == nil)
        }
    }

    @Test func aTerminalGetsOneLineThatIsClearedAtTheEnd() {
        var line = ProgressLine("Reading", isTerminal: true, width: 80)
        let first = line.text(after: .seconds(1))
        let second = line.text(after: .milliseconds(1_120))
        #expect(first?.hasPrefix("\r\u{1B}[K") == true && first?.hasSuffix(" Reading") == true)
        #expect(second != nil && second != first, "it moves")
        #expect(line.end == "\r\u{1B}[K")
    }

    @Test func anythingElseGetsAPlainLineForEachStep() {
        var line = ProgressLine("Reading", isTerminal: false, width: nil)
        let first = line.text(after: .seconds(1))
        let second = line.text(after: .seconds(2))
        line.step = "Rehearsing"
        let third = line.text(after: .seconds(3))
        #expect(first == "Reading ...\n" && second == nil)
        #expect(third == "Rehearsing ...\n", "the whole has lasted, so the step need not")
        #expect(line.end == nil)
    }

    @Test(arguments: [10, 20, 40])
    func aLineNeverWraps(width: Int) throws {
        var line = ProgressLine(
            "Rehearsing an-app-with-a-rather-long-name on Google GKE Autopilot", isTerminal: true, width: width)
        let written = line.text(after: .seconds(1))
        let text = try #require(written)
        #expect(text.split(separator: "K", maxSplits: 1).last.map(\.count) ?? .max <= width, "\(text)")
    }
}
