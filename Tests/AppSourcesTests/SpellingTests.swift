import AppSources
import Testing

@Suite struct SpellingTests {
    @Test(arguments: [
        ("ekz", "eks"), ("gke-autopliot", "gke-autopilot"), ("AKS", "aks"), ("kidn", "kind"),
    ])
    func findsWhatWasMeant(_ word: String, meant: String) {
        #expect(Spelling.nearest(to: word, in: ["kind", "eks", "aks", "gke", "gke-autopilot"]) == meant)
    }

    @Test func guessesNothingWhereNothingIsClose() {
        #expect(Spelling.nearest(to: "openshift", in: ["kind", "eks"]) == nil)
        #expect(Spelling.hint(for: "", in: ["kind", "eks"]) == "")
    }
}
