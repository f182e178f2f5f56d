import AppSources
import KubeObjects
import Testing

/// What every source of manifests must keep; each source's tests run it.
func expectContract(_ source: some AppSource) throws {
    let first = try source.manifests()
    let second = try source.manifests()
    #expect(first == second, "loading twice gives equal manifests in equal order")
    #expect(!first.isEmpty)
    #expect(!source.label.isEmpty)
    for manifest in first {
        #expect(!manifest.kind.name.isEmpty)
        #expect(manifest.position != nil, "each object knows where it was written")
    }
}
