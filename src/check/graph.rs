//! Circles in relations between entries.

use std::collections::{HashMap, VecDeque};

/// One shortest circle for each knot of a graph: `next[a]` are the nodes that `a` leads to. A circle
/// begins with its smallest member; a node that leads to itself is a circle of one.
///
/// Linear in the size of the graph (Kosaraju's components, then one breadth-first walk in each), and
/// without recursion: a chain of ten thousand terms costs no stack.
pub fn circles(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let component = components(next);
    let mut circles: Vec<Vec<usize>> = Vec::new();
    let mut is_done = vec![false; next.len()];
    for start in 0..next.len() {
        if std::mem::replace(&mut is_done[component[start]], true) {
            continue;
        }
        let inside = |node: usize| component[node] == component[start];
        circles.extend(shortest_circle(next, start, inside));
    }
    circles
}

fn shortest_circle(next: &[Vec<usize>], start: usize, inside: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
    let mut came_from: HashMap<usize, usize> = HashMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for &other in &next[node] {
            if other == start {
                let mut circle = vec![node];
                while let Some(before) =
                    circle.last().filter(|node| **node != start).and_then(|n| came_from.get(n))
                {
                    circle.push(*before);
                }
                circle.reverse();
                return Some(circle);
            }
            if inside(other) && !came_from.contains_key(&other) {
                came_from.insert(other, node);
                queue.push_back(other);
            }
        }
    }
    None
}

/// For each node the number of its strongly connected component: nodes that lead to each other.
fn components(next: &[Vec<usize>]) -> Vec<usize> {
    let mut before = vec![Vec::new(); next.len()];
    for (node, others) in next.iter().enumerate() {
        for &other in others {
            before[other].push(node);
        }
    }
    let mut order = Vec::with_capacity(next.len());
    let mut is_seen = vec![false; next.len()];
    for start in 0..next.len() {
        if std::mem::replace(&mut is_seen[start], true) {
            continue;
        }
        let mut path = vec![(start, 0)];
        while let Some((node, at)) = path.last_mut() {
            match next[*node].get(*at) {
                Some(&other) => {
                    *at += 1;
                    if !std::mem::replace(&mut is_seen[other], true) {
                        path.push((other, 0));
                    }
                }
                None => {
                    order.push(*node);
                    path.pop();
                }
            }
        }
    }
    let mut component = vec![usize::MAX; next.len()];
    for &start in order.iter().rev() {
        let mut stack = vec![start];
        while let Some(node) = stack.pop() {
            if component[node] == usize::MAX {
                component[node] = start;
                stack.extend(before[node].iter().filter(|other| component[**other] == usize::MAX));
            }
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_once() {
        assert!(circles(&[vec![1], vec![2], vec![]]).is_empty());
        assert_eq!(circles(&[vec![0], vec![0]]), [vec![0]]);
        assert_eq!(circles(&[vec![1], vec![2], vec![0, 1]]), [vec![0, 1, 2]]);
        let two_knots = [vec![1], vec![0, 2], vec![3], vec![2]];
        assert_eq!(circles(&two_knots), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn a_long_chain_costs_no_stack() {
        let count = 200_000;
        let chain: Vec<Vec<usize>> = (0..count).map(|node| vec![(node + 1) % count]).collect();
        assert_eq!(circles(&chain)[0].len(), count);
    }
}
