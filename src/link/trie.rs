//! Paths of words.

use foldhash::HashMap;

/// Number of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// A point in a trie; the root is the default one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Node(u32);

impl Node {
    /// Its position among the points.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The trie while forms are added.
#[derive(Debug)]
pub struct Growing {
    steps: HashMap<(Node, WordId), Node>,
    count: u32,
}

impl Growing {
    /// A root.
    pub fn new() -> Self {
        Growing { steps: HashMap::default(), count: 1 }
    }

    /// How many points there are.
    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// Where a word leads from a point; a new point when it led nowhere.
    pub fn step(&mut self, node: Node, word: WordId) -> Node {
        *self.steps.entry((node, word)).or_insert_with(|| {
            self.count += 1;
            Node(self.count - 1)
        })
    }

    /// The same, to be read only. `words` is the number of words.
    pub fn freeze(self, words: usize) -> Trie {
        let mut trie = Trie { first: vec![Node::default(); words], ..Trie::default() };
        let mut steps: Vec<_> = self.steps.into_iter().collect();
        steps.sort_unstable();
        trie.offsets.reserve(self.count as usize + 1);
        for ((node, word), next) in steps {
            match node == Node::default() {
                true => trie.first[word.0 as usize] = next,
                false => {
                    trie.offsets.resize(node.0 as usize + 1, trie.edges.len() as u32);
                    trie.edges.push((word, next));
                }
            }
        }
        trie.offsets.resize(self.count as usize + 1, trie.edges.len() as u32);
        trie
    }
}

/// The trie once it is whole: few words follow most points, any word may follow the root.
#[derive(Debug, Default)]
pub struct Trie {
    /// By word, where it leads from the root; the root itself when nowhere.
    first: Vec<Node>,
    /// By point, where its edges begin.
    offsets: Vec<u32>,
    /// Sorted by word within a point.
    edges: Vec<(WordId, Node)>,
}

impl Trie {
    /// Where a word leads from a point.
    pub fn step(&self, node: Node, word: WordId) -> Option<Node> {
        if node == Node::default() {
            return self.first.get(word.0 as usize).copied().filter(|next| *next != node);
        }
        let at = node.0 as usize;
        let edges = &self.edges[self.offsets[at] as usize..self.offsets[at + 1] as usize];
        edges.binary_search_by_key(&word, |(word, _)| *word).ok().map(|found| edges[found].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found_again() {
        let mut growing = Growing::new();
        let paths: [&[u32]; 4] = [&[3], &[3, 1], &[3, 0, 2], &[1]];
        let ends: Vec<Node> = paths
            .iter()
            .map(|path| path.iter().fold(Node::default(), |node, word| growing.step(node, WordId(*word))))
            .collect();
        assert_eq!(growing.len(), 6);
        let trie = growing.freeze(4);
        let find =
            |path: &[u32]| path.iter().try_fold(Node::default(), |node, word| trie.step(node, WordId(*word)));
        for (path, end) in paths.iter().zip(ends) {
            assert_eq!(find(path), Some(end), "{path:?}");
        }
        for path in [&[0][..], &[3, 2], &[3, 0, 2, 1], &[9]] {
            assert_eq!(find(path), None, "{path:?}");
        }
    }
}
