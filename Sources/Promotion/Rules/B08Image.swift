import AppSources
import ClusterPlatforms
import KubeObjects

/// B08: an image that no registry has.
struct ImageNotInRegistry: Rule {
    let id = "image-not-in-registry"

    func matches(in move: Move) -> [Match] {
        move.images.compactMap { use in
            guard let reason = reason(use, move) else { return nil }
            return use.match(["reason": reason, "registry": .code(move.target.registry.urlFormat)])
        }
    }

    private func reason(_ use: ImageUse, _ move: Move) -> LocalizedText? {
        switch use.name.origin {
        case .registry, .dockerHub: return nil
        case .ownMachine:
            return .say("from a registry on the own machine", "これは手元のレジストリのものです")
        case .unknownOfficial:
            return .say(
                "which names no registry and is no official image of Docker Hub",
                "レジストリ名がなく、Docker Hub の公式イメージでもありません")
        case .unknownAccount:
            return use.isLoaded(move)
                ? .say("which names no registry and was loaded into kind's nodes", "レジストリ名がなく、kind のノードに読み込まれたものです")
                : nil
        }
    }
}

/// B08: an image that may or may not be on Docker Hub.
struct ImageRegistryUnclear: Rule {
    let id = "image-registry-unclear"

    func matches(in move: Move) -> [Match] {
        move.images.compactMap { use in
            guard case .unknownAccount = use.name.origin, !use.isLoaded(move) else { return nil }
            return use.match(["registry": .code(move.target.registry.urlFormat)])
        }
    }
}

/// B08: an image that is never pulled.
struct ImagePullPolicyNever: Rule {
    let id = "image-pull-policy-never"

    func matches(in move: Move) -> [Match] {
        move.images.compactMap { use in
            guard use.pullPolicy == "Never" else { return nil }
            return Match(use.workload.manifest, use.path.appending(.imagePullPolicy), use.values)
        }
    }
}

/// B08: an image whose name may mean another program tomorrow.
struct ImageTagMutable: Rule {
    let id = "image-tag-mutable"

    func matches(in move: Move) -> [Match] {
        guard !move.refusesMutableTags else { return [] }
        return move.images.compactMap { use in
            use.name.isMutable ? use.match(["tag": use.name.tagText]) : nil
        }
    }
}

/// An image as a container uses it.
struct ImageUse {
    let workload: Workload
    /// Where the container stands.
    let path: FieldPath
    let container: Value
    let image: String

    var name: ImageName { ImageName(image) }
    var pullPolicy: String? { container[.imagePullPolicy].string }

    /// Whether the image was put on today's nodes by hand: somebody says so, or the pull policy is written as it is then.
    func isLoaded(_ move: Move) -> Bool {
        move.app.settings.image(image)?.isLoadedOnKind ?? name.isBuiltLocally(pullPolicy: pullPolicy)
    }

    var values: [String: LocalizedText] {
        [
            "container": LocalizedText(verbatim: container[.name].string ?? ""), "workload": .workload(workload),
            "image": LocalizedText(verbatim: image),
        ]
    }

    /// A match at the image's field.
    func match(_ more: [String: LocalizedText]) -> Match {
        Match(workload.manifest, path.appending(.image), values.merging(more) { $1 })
    }
}

extension ImageName {
    /// What is wrong with the tag, in words.
    var tagText: LocalizedText {
        tag == nil ? .say("no tag", "タグなし") : .say("tag `latest`", "タグ `latest`")
    }
}

extension Move {
    /// Every image, as each container uses it. A name that no image can have is left out: it is broken everywhere alike.
    var images: [ImageUse] {
        workloads.flatMap { workload in
            workload.containers.compactMap { path, container in
                guard let image = container[.image].string, ImageName(image).isReference else { return nil }
                return ImageUse(workload: workload, path: path, container: container, image: image)
            }
        }
    }
}
